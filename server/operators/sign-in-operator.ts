import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { operatorCodes, operators } from "#db/schema/operators.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { OperatorSignInInput } from "#server/domain/operators/inputs.ts";
import { OPERATOR_WAITS } from "#server/domain/operators/rules.ts";
import type { SignInAnswer } from "#server/domain/operators/views.ts";
import { tryCode } from "#server/identity/codes/try-code.ts";
import { useCode } from "#server/identity/codes/use-code.ts";
import { forgive } from "#server/identity/forgive.ts";
import { throttle } from "#server/identity/throttle.ts";
import { openOperatorSession } from "./open-operator-session.ts";
import { operatorIndex } from "./operator-index.ts";
import { registerOperator } from "./register-operator.ts";
import { terminalInHand } from "./terminal-in-hand.ts";

/**
 * Signs in whoever holds the code that was sent to a number (S2): whoever works here is signed in in the place of whoever
 * was; a number that is new asks its owner first. A name that is missing uses up no code.
 */
export async function signInOperator(ctx: Context, input: OperatorSignInInput): Promise<SignInAnswer> {
  requirePermission(ctx, "operator:sign_in");
  const terminal = await read(ctx, (db) => terminalInHand(db, ctx, input.terminalNumber));
  const told = {
    codes: operatorCodes,
    mobileIndex: operatorIndex(ctx, input.mobile),
    code: input.code,
  };
  const ofTerminal = `${told.mobileIndex}:${terminal.id}`;
  await throttle(ctx, "guesses_of_sender_at_mobile", ofTerminal);
  await throttle(ctx, "guesses_at_mobile", told.mobileIndex);
  await tryCode(ctx, told);
  const answer = await change(ctx, async (tx): Promise<SignInAnswer> => {
    await useCode(tx, told);
    const operator =
      (await operatorOf(tx, terminal.merchantId, told.mobileIndex)) ??
      (await registerOperator(tx, ctx, { terminal, input }));
    if (operator.status === "active") {
      return { status: "signed_in", ...(await openOperatorSession(tx, ctx, { operator, terminal })) };
    }
    const wait = moveWaitOf(OPERATOR_WAITS, operator.status, operator.since);
    if (wait !== null) return { status: "awaiting_owner", until: wait.dueAt };
    throw new DomainError(
      "forbidden",
      "operator_blocked",
      "The owner of this shop has stopped this number. Ask them to let it in again.",
    );
  });
  await forgive(ctx, "guesses_of_sender_at_mobile", ofTerminal);
  await forgive(ctx, "guesses_at_mobile", told.mobileIndex);
  return answer;
}

async function operatorOf(tx: Transaction, merchantId: string, mobileIndex: string) {
  const [known] = await tx
    .select()
    .from(operators)
    .where(and(eq(operators.merchantId, merchantId), eq(operators.mobileIndex, mobileIndex)));
  return known;
}
