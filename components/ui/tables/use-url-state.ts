import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** A filter that lives in the address, so that a list can be reloaded, shared and returned to. */
export function useUrlState(key: string): [string, (value: string) => void] {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const set = useCallback(
    (value: string) => {
      const next = new URLSearchParams(params);
      if (value === "") next.delete(key);
      else next.set(key, value);
      const query = next.toString();
      router.replace(query === "" ? pathname : `${pathname}?${query}`, { scroll: false });
    },
    [key, params, pathname, router],
  );
  return [params.get(key) ?? "", set];
}
