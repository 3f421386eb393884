/** A store's place by codes of GB/T 2260, with its street and name. */
export interface StorePlace {
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  street: string;
  name: string;
}

/** Names by code, level by level. */
export interface RegionNames {
  provinces: Readonly<Record<string, string>>;
  cities: Readonly<Record<string, string>>;
  districts: Readonly<Record<string, string>>;
}

/** Where a store is, as one writes it on a parcel. In a municipality the city repeats the province. */
export function addressOf(store: StorePlace, { provinces, cities, districts }: RegionNames): string {
  const [province, city] = [provinces[store.provinceCode], cities[store.cityCode]];
  const places = [province, city === province ? undefined : city, districts[store.districtCode]];
  return [...places, store.street, store.name].filter(Boolean).join(" ");
}
