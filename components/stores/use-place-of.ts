import { useRegions } from "#components/applications/regions.ts";
import type { StoreView } from "#server/domain/merchants/views.ts";

/** Where a store is, as one writes it; only the street until the names of the regions have come. */
export function usePlaceOf(): (store: StoreView) => string {
  const regions = useRegions();
  return (store) => {
    const province = regions?.provinces[store.provinceCode];
    const city = regions?.cities[store.cityCode];
    // In a municipality the city repeats the province.
    const places = [province, city === province ? undefined : city, regions?.districts[store.districtCode]];
    return [...places, store.street].filter(Boolean).join(" ");
  };
}
