import type { Context } from "#server/context.ts";
import type { OperatorVersionInput } from "#server/domain/operators/inputs.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { answerOperator } from "./answer-operator.ts";

/** Lets somebody who asked not work at the merchant's terminals, and forgets their number; they may ask again. */
export function refuseOperator(ctx: Context, input: OperatorVersionInput): Promise<OperatorView> {
  return answerOperator(ctx, input, "refuse");
}
