import { regionNames } from "#server/region-names.ts";

/** `GET /api/regions`: name by six-digit code (GB/T 2260), level by level. Data, so that no page carries it as a script. */
export function getRegions(): Response {
  return Response.json(regionNames(), { headers: { "cache-control": "public, max-age=86400" } });
}
