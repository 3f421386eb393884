import { staticData } from "#components/query/static-data.ts";

/** Name by six-digit code (GB/T 2260), level by level. */
export interface Regions {
  provinces: Readonly<Record<string, string>>;
  cities: Readonly<Record<string, string>>;
  districts: Readonly<Record<string, string>>;
}

export const { load: loadRegions, useData: useRegions } = staticData<Regions>("/api/regions");
