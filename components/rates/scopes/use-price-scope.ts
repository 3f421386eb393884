import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { FeeScope } from "#components/quotes/calculator/use-fee-asked.ts";

const KEYS = { merchantId: "merchant", terminalId: "terminal", recordedAt: "recorded" } as const;

/** Whose prices, and by which records; all of it in the address, set at once. */
export function usePriceScope(): [FeeScope, (scope: FeeScope) => void] {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const scope: FeeScope = {};
  for (const [member, key] of Object.entries(KEYS) as [keyof FeeScope, string][]) {
    const value = params.get(key);
    if (value !== null && value !== "") scope[member] = value;
  }
  const set = (next: FeeScope) => {
    const query = new URLSearchParams(params);
    for (const [member, key] of Object.entries(KEYS) as [keyof FeeScope, string][]) {
      const value = next[member];
      if (value === undefined) query.delete(key);
      else query.set(key, value);
    }
    router.replace(`${pathname}?${query}`, { scroll: false });
  };
  return [scope, set];
}
