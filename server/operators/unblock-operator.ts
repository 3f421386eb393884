import type { Context } from "#server/context.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { answerOperator } from "./answer-operator.ts";

/** Lets somebody in again who was stopped. */
export function unblockOperator(ctx: Context, input: OperatorVersionInput): Promise<OperatorView> {
  return answerOperator(ctx, input, "unblock");
}
