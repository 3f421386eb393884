import { getHealth } from "#server/api/http/health.ts";

export const dynamic = "force-dynamic";
export const GET = getHealth;
