import { getKeys } from "#server/api/http/keys.ts";

export const dynamic = "force-dynamic";
export const GET = getKeys;
