import { skipToken, useQuery } from "@tanstack/react-query";
import { useRegions } from "#components/applications/regions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { addressOf } from "#server/domain/merchants/address.ts";

/** Where the merchant's first store is, as one writes it on a parcel; undefined until it is known. */
export function useStoreAddress(merchantId: string | null): string | undefined {
  const trpc = useTRPC();
  const regions = useRegions();
  const merchant = useQuery(
    trpc.merchants.get.queryOptions(merchantId === null ? skipToken : { merchantId }),
  );
  const store = merchant.data?.stores[0];
  return store === undefined || regions === undefined ? undefined : addressOf(store, regions);
}
