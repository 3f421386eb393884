import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { AdjustmentView, refuseAdjustmentInput } from "#server/domain/ledger/adjustments.ts";
import { decideAdjustment } from "./decide-adjustment.ts";

/** Refuses what somebody else proposed: nothing is booked. */
export function refuseAdjustment(
  ctx: Context,
  input: z.output<typeof refuseAdjustmentInput>,
): Promise<AdjustmentView> {
  return decideAdjustment(ctx, { event: "refuse", ...input });
}
