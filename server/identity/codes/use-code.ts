import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { signInCodes } from "#db/schema/people.ts";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { codeHashOf } from "./code-hash.ts";

const MAX_ATTEMPTS = 5;

interface Told {
  mobileIndex: string;
  code: string;
}

/**
 * Refuses a code that is wrong, used or too old. The try is counted on every code of the number before it is compared, and
 * outside any transaction: parallel guesses share five tries.
 */
export async function tryCode(ctx: Context, { mobileIndex, code }: Told): Promise<void> {
  const codeHash = codeHashOf(mobileIndex, code);
  const tried = await changeByStatement(ctx, (db) =>
    db
      .update(signInCodes)
      .set({ attempts: sql`${signInCodes.attempts} + 1` })
      .where(
        and(
          eq(signInCodes.mobileIndex, mobileIndex),
          gt(signInCodes.expiresAt, ctx.now),
          lt(signInCodes.attempts, MAX_ATTEMPTS),
        ),
      )
      .returning({ codeHash: signInCodes.codeHash }),
  );
  if (!tried.some((one) => one.codeHash === codeHash)) throw codeRefused();
}

/** Uses up a code that was tried; of two at once one does. Whoever is in needs no other code either: all of the number go. */
export async function useCode(tx: Transaction, { mobileIndex, code }: Told): Promise<void> {
  const codeHash = codeHashOf(mobileIndex, code);
  const used = await tx
    .delete(signInCodes)
    .where(eq(signInCodes.mobileIndex, mobileIndex))
    .returning({ codeHash: signInCodes.codeHash });
  if (!used.some((one) => one.codeHash === codeHash)) throw codeRefused();
}

export function codeRefused(): DomainError {
  return new DomainError(
    "unauthenticated",
    "code_refused",
    "The code is wrong, used or too old. Ask for a new one and try again.",
  );
}
