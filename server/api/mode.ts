import { env } from "#server/env.ts";

/** Whether this portal is the demo, whose parts production never shows. */
export const isDemo = (): boolean => env().mode === "demo";
