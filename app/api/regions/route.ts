import { getRegions } from "#server/api/http/regions.ts";

export const dynamic = "force-static";
export const GET = getRegions;
