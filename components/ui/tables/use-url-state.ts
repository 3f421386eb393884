import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** A filter that lives in the address, so that a list can be reloaded, shared and returned to. */
export function useUrlState(key: string): [string, (value: string) => void] {
  const { params, change } = useAddress();
  const set = useCallback((value: string) => change({ [key]: value }), [key, change]);
  return [params.get(key) ?? "", set];
}

/** Takes several filters off the address at once: set one after another, each would bring the others back. */
export function useUrlClear(): (keys: readonly string[]) => void {
  const { change } = useAddress();
  return useCallback((keys) => change(Object.fromEntries(keys.map((key) => [key, ""]))), [change]);
}

function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const change = useCallback(
    (values: Readonly<Record<string, string>>) => {
      const next = new URLSearchParams(params);
      for (const [key, value] of Object.entries(values)) {
        if (value === "") next.delete(key);
        else next.set(key, value);
      }
      const query = next.toString();
      router.replace(query === "" ? pathname : `${pathname}?${query}`, { scroll: false });
    },
    [params, pathname, router],
  );
  return { params, change };
}
