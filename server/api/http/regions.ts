import { areaList } from "@vant/area-data";

/** `GET /api/regions`: name by six-digit code (GB/T 2260), level by level. Data, so that no page carries it as a script. */
export function getRegions(): Response {
  const { province_list: provinces, city_list: cities, county_list: districts } = areaList;
  return Response.json(
    { provinces, cities, districts },
    { headers: { "cache-control": "public, max-age=86400" } },
  );
}
