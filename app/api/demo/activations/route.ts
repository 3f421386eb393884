import { getDemoActivations } from "#server/api/http/demo.ts";

export const dynamic = "force-dynamic";
export const GET = getDemoActivations;
