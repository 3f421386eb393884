import { and, eq, gt, lt, sql } from "drizzle-orm";
import { changeByStatement } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { codeHashOf, codeRefused, type ToldCode } from "./told-code.ts";

const MAX_ATTEMPTS = 5;

/**
 * Refuses a code that is wrong, used or too old. The try is counted on every code of the number before it is compared, and
 * outside any transaction: parallel guesses share five tries.
 */
export async function tryCode(ctx: Context, { codes, mobileIndex, code }: ToldCode): Promise<void> {
  const codeHash = codeHashOf(mobileIndex, code);
  const tried = await changeByStatement(ctx, (db) =>
    db
      .update(codes)
      .set({ attempts: sql`${codes.attempts} + 1` })
      .where(
        and(
          eq(codes.mobileIndex, mobileIndex),
          gt(codes.expiresAt, ctx.now),
          lt(codes.attempts, MAX_ATTEMPTS),
        ),
      )
      .returning({ codeHash: codes.codeHash }),
  );
  if (!tried.some((one) => one.codeHash === codeHash)) throw codeRefused();
}
