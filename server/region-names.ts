import { areaList } from "@vant/area-data";
import type { RegionNames } from "#server/domain/merchants/address.ts";

/** Names of provinces, cities and districts by their six-digit code (GB/T 2260). */
export function regionNames(): RegionNames {
  const { province_list: provinces, city_list: cities, county_list: districts } = areaList;
  return { provinces, cities, districts };
}
