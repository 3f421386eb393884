import type { Context } from "#server/context.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { answerOperator } from "./answer-operator.ts";

/** Takes somebody off the merchant's terminals for good and forgets their number; what they took stays theirs by name. */
export function removeOperator(ctx: Context, input: OperatorVersionInput): Promise<OperatorView> {
  return answerOperator(ctx, input, "remove");
}
