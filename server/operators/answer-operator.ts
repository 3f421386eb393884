import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorEvent } from "#server/domain/operators/status.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { loadOperator, viewOperator } from "./operator-rows.ts";

/** What is kept of somebody who does not work here: no number. */
export const FORGOTTEN = { mobile: null, mobileIndex: null, mobileEnding: null };

/** The owner's word on somebody at their terminals; what each means stands with its verb. */
export async function answerOperator(
  ctx: Context,
  { operatorId, version }: OperatorVersionInput,
  event: Exclude<OperatorEvent, "lapse">,
): Promise<OperatorView> {
  requirePermission(ctx, "operator:own");
  return change(ctx, async (tx) => {
    const before = await loadOperator(tx, ctx, operatorId);
    const changes = event === "refuse" || event === "remove" ? FORGOTTEN : {};
    await takeStep(tx, ctx, { noun: "operator", before, event, seenVersion: version, changes });
    return viewOperator(await loadOperator(tx, ctx, operatorId));
  });
}
