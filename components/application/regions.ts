import { useQuery } from "@tanstack/react-query";

/** Name by six-digit code (GB/T 2260), level by level. */
export interface Regions {
  provinces: Readonly<Record<string, string>>;
  cities: Readonly<Record<string, string>>;
  districts: Readonly<Record<string, string>>;
}

/** The list is large and few screens need it, so it comes when it is asked for, once. */
export function useRegions(): Regions | undefined {
  return useQuery({ queryKey: ["regions"], queryFn: loadRegions, staleTime: Number.POSITIVE_INFINITY }).data;
}

async function loadRegions(): Promise<Regions> {
  const { areaList } = await import("@vant/area-data");
  return {
    provinces: areaList.province_list,
    cities: areaList.city_list,
    districts: areaList.county_list,
  };
}
