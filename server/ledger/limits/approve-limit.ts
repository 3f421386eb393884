import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { decideLimitInput, LimitChangeView } from "#server/domain/ledger/limits.ts";
import { decideLimit } from "./decide-limit.ts";

/** Puts the limit in force that somebody else proposed. */
export function approveLimit(
  ctx: Context,
  input: z.output<typeof decideLimitInput>,
): Promise<LimitChangeView> {
  return decideLimit(ctx, { event: "approve", ...input });
}
