import { areaList } from "@vant/area-data";

/** Names of provinces, cities and districts by their six-digit code (GB/T 2260). */
export function regionNames() {
  const { province_list: provinces, city_list: cities, county_list: districts } = areaList;
  return { provinces, cities, districts };
}
