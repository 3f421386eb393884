import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { LimitChangeView, refuseLimitInput } from "#server/domain/ledger/limits.ts";
import { decideLimit } from "./decide-limit.ts";

/** Refuses the limit that somebody else proposed: the present one stays. */
export function refuseLimit(
  ctx: Context,
  input: z.output<typeof refuseLimitInput>,
): Promise<LimitChangeView> {
  return decideLimit(ctx, { event: "refuse", ...input });
}
