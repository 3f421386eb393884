import { and, desc, eq, gt, lte, notInArray, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { enqueueSms } from "#server/messages/enqueue-sms.ts";
import { type CodeTable, codeHashOf } from "./told-code.ts";

const VALID_MS = 5 * MINUTE_MS;

/** Codes of one number that may be used at the same time, the newest ones. */
const MOST_CODES = 3;

interface Wanted {
  codes: CodeTable;
  mobile: string;
  /** Blind index of the number for what the code is good for: a code for one thing opens no other. */
  mobileIndex: string;
  text: "sign_in.code" | "operator.code";
}

/**
 * Promises a 6-digit code to a number; answers until when it is good. Codes sent before that nobody got wrong stay good:
 * whoever asks for another one takes nothing away from whoever holds one.
 */
export async function sendCode(
  tx: Transaction,
  ctx: Context,
  { codes, mobile, mobileIndex, text }: Wanted,
): Promise<Date> {
  const code = sixDigits(ctx.randomBytes);
  const codeHash = codeHashOf(mobileIndex, code);
  const expiresAt = new Date(ctx.now.getTime() + VALID_MS);
  const fresh = { mobileIndex, codeHash, sentAt: ctx.now, expiresAt, attempts: 0 };
  await dropOldCodes(tx, ctx, { codes, mobileIndex });
  await tx
    .insert(codes)
    .values(fresh)
    .onConflictDoUpdate({ target: [codes.mobileIndex, codes.codeHash], set: fresh });
  await enqueueSms(tx, ctx, { mobile, message: { text, facts: { code } } });
  return expiresAt;
}

/** Codes that are too old, that somebody got wrong, or that are too many. */
async function dropOldCodes(
  tx: Transaction,
  ctx: Context,
  { codes, mobileIndex }: { codes: CodeTable; mobileIndex: string },
): Promise<void> {
  const ofNumber = eq(codes.mobileIndex, mobileIndex);
  await tx.delete(codes).where(and(ofNumber, or(lte(codes.expiresAt, ctx.now), gt(codes.attempts, 0))));
  const kept = tx
    .select({ codeHash: codes.codeHash })
    .from(codes)
    .where(ofNumber)
    .orderBy(desc(codes.sentAt))
    .limit(MOST_CODES - 1);
  await tx.delete(codes).where(and(ofNumber, notInArray(codes.codeHash, kept)));
}

/** Uniform over 000000–999999: values of the uneven tail are drawn again. */
function sixDigits(randomBytes: (length: number) => Uint8Array): string {
  for (;;) {
    const value = Buffer.from(randomBytes(4)).readUInt32BE();
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, "0");
  }
}
