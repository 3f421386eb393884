import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { people, signInCodes } from "#db/schema/people.ts";
import { change, changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { SignInMobileInput } from "#server/domain/identity/inputs.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { openSession } from "./open-session.ts";
import { codeHashOf } from "./request-sign-in-code.ts";

const MAX_ATTEMPTS = 5;

/** Signs in by mobile and code; a number seen for the first time becomes an applicant. A code works once. */
export async function signInMobile(
  ctx: Context,
  input: SignInMobileInput,
  userAgent?: string,
): Promise<string> {
  const mobileIndex = ctx.vault.blindIndex("mobile", input.mobile);
  // Counted before it is compared and outside the transaction: guessing in parallel still has five tries.
  const [attempt] = await changeByStatement(ctx, (db) =>
    db
      .update(signInCodes)
      .set({ attempts: sql`${signInCodes.attempts} + 1` })
      .where(
        and(
          eq(signInCodes.mobileIndex, mobileIndex),
          isNull(signInCodes.usedAt),
          gt(signInCodes.expiresAt, ctx.now),
          lt(signInCodes.attempts, MAX_ATTEMPTS),
        ),
      )
      .returning(),
  );
  const codeHash = codeHashOf(mobileIndex, input.code);
  if (attempt?.codeHash !== codeHash) throw refused();
  return change(ctx, async (tx) => {
    const used = await tx
      .update(signInCodes)
      .set({ usedAt: ctx.now })
      .where(
        and(
          eq(signInCodes.mobileIndex, mobileIndex),
          eq(signInCodes.codeHash, codeHash),
          isNull(signInCodes.usedAt),
        ),
      )
      .returning({ mobileIndex: signInCodes.mobileIndex });
    if (used.length === 0) throw refused();
    const person = await findOrCreateApplicant(tx, ctx, { number: input.mobile, mobileIndex });
    if (person.status !== "active") throw refused();
    return openSession(tx, ctx, { person, userAgent });
  });
}

async function findOrCreateApplicant(
  tx: Transaction,
  ctx: Context,
  { number, mobileIndex }: { number: string; mobileIndex: string },
) {
  const id = makeId("person", ctx.randomBytes);
  const [created] = await tx
    .insert(people)
    .values({
      id,
      roles: ["applicant"],
      // The same in every language, as a card is shown.
      name: `•••• ${number.slice(-4)}`,
      mobileIndex,
      mobile: ctx.vault.seal(number, placeOf("people.mobile", id)),
      createdAt: ctx.now,
    })
    .onConflictDoNothing({ target: people.mobileIndex })
    .returning();
  if (created !== undefined) return created;
  const [known] = await tx.select().from(people).where(eq(people.mobileIndex, mobileIndex));
  if (known === undefined) throw new Error("A number is either new or known");
  return known;
}

function refused(): DomainError {
  return new DomainError(
    "unauthenticated",
    "code_refused",
    "The code is wrong, used or too old. Ask for a new one and try again.",
  );
}
