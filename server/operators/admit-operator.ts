import type { Context } from "#server/context.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { answerOperator } from "./answer-operator.ts";

/** Lets somebody work at the merchant's terminals: from now on their code signs them in. */
export function admitOperator(ctx: Context, input: OperatorVersionInput): Promise<OperatorView> {
  return answerOperator(ctx, input, "admit");
}
