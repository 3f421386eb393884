import type { Context } from "#server/context.ts";
import type { DifferenceVersionInput } from "#server/domain/reconciliations/inputs.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { decideDifference } from "./decide-difference.ts";

/** Accepts what somebody else proposed to accept. */
export async function approveDifference(
  ctx: Context,
  input: DifferenceVersionInput,
): Promise<DifferenceView> {
  return decideDifference(ctx, { ...input, refusal: null });
}
