import { operatorCodes } from "#db/schema/operators.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { OperatorCodeInput } from "#server/domain/operators/inputs.ts";
import { sendCode } from "#server/identity/codes/send-code.ts";
import { throttle } from "#server/identity/throttle.ts";
import { operatorIndex } from "./operator-index.ts";
import { terminalInHand } from "./terminal-in-hand.ts";

/**
 * Sends whoever stands at a terminal a code to sign in there (S2); the answer is the same whether or not the number is
 * known. Such a code opens nothing else, and takes nothing from the budget of the number's own sign-ins.
 */
export async function requestOperatorCode(ctx: Context, { mobile, terminalNumber }: OperatorCodeInput) {
  requirePermission(ctx, "operator:sign_in");
  const { id } = await read(ctx, (db) => terminalInHand(db, ctx, terminalNumber));
  const mobileIndex = operatorIndex(ctx, mobile);
  await throttle(ctx, "operator_codes_of_terminal", id);
  await throttle(ctx, "codes_to_mobile", mobileIndex);
  await throttle(ctx, "codes_altogether", "all");
  const expiresAt = await change(ctx, (tx) =>
    sendCode(tx, ctx, { codes: operatorCodes, mobile, mobileIndex, text: "operator.code" }),
  );
  return { expiresAt: expiresAt.toISOString() };
}
