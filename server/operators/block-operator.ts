import type { Context } from "#server/context.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { answerOperator } from "./answer-operator.ts";

/** Stops somebody: whoever is signed in is out at once, and no code signs them in until they are let in again. */
export function blockOperator(ctx: Context, input: OperatorVersionInput): Promise<OperatorView> {
  return answerOperator(ctx, input, "block");
}
