import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { AdjustmentView, decideAdjustmentInput } from "#server/domain/ledger/adjustments.ts";
import { decideAdjustment } from "./decide-adjustment.ts";

/** Books what somebody else proposed. */
export function approveAdjustment(
  ctx: Context,
  input: z.output<typeof decideAdjustmentInput>,
): Promise<AdjustmentView> {
  return decideAdjustment(ctx, { event: "approve", ...input });
}
