import type { Context } from "#server/context.ts";
import type { RefuseDifferenceInput } from "#server/domain/reconciliations/inputs.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { decideDifference } from "./decide-difference.ts";

/** Does not accept what somebody else proposed to accept; its owner goes on. */
export async function refuseDifference(ctx: Context, input: RefuseDifferenceInput): Promise<DifferenceView> {
  const { reason, ...asked } = input;
  return decideDifference(ctx, { ...asked, refusal: reason });
}
