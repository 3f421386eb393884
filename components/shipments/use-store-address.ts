import { skipToken, useQuery } from "@tanstack/react-query";
import { useRegions } from "#components/applications/regions.ts";
import { useTRPC } from "#components/query/trpc.ts";

/** Where the merchant's first store is, as one writes it on a parcel; undefined until it is known. */
export function useStoreAddress(merchantId: string | null): string | undefined {
  const trpc = useTRPC();
  const regions = useRegions();
  const merchant = useQuery(
    trpc.merchants.get.queryOptions(merchantId === null ? skipToken : { merchantId }),
  );
  const store = merchant.data?.stores[0];
  if (store === undefined || regions === undefined) return undefined;
  const province = regions.provinces[store.provinceCode];
  const city = regions.cities[store.cityCode];
  // In a municipality the city repeats the province.
  const places = [province, city === province ? undefined : city, regions.districts[store.districtCode]];
  return [...places, store.street, store.name].filter(Boolean).join(" ");
}
