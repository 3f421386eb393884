import { getHead } from "#server/api/http/audit-head.ts";

export const dynamic = "force-dynamic";
export const GET = getHead;
