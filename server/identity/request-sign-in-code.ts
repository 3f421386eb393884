import { createHash } from "node:crypto";
import { and, desc, eq, gt, lte, notInArray, or } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { signInCodes } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import type { requestSignInCodeInput } from "#server/domain/identity/inputs.ts";
import { enqueueSms } from "#server/messages/enqueue-sms.ts";
import { isKnownDevice } from "./is-known-device.ts";
import { throttle } from "./throttle.ts";

const VALID_MS = 5 * MINUTE_MS;

/** Codes of one number that may be used at the same time, the newest ones. */
const MOST_CODES = 3;

/**
 * Sends a 6-digit code by SMS; the answer is the same whether or not the number is known. Codes sent before that
 * nobody got wrong stay good: whoever asks for another one takes nothing away from whoever holds one.
 */
export async function requestSignInCode(ctx: Context, input: z.output<typeof requestSignInCodeInput>) {
  const mobileIndex = ctx.vault.blindIndex("mobile", input.mobile);
  await countCode(ctx, mobileIndex);
  const code = sixDigits(ctx.randomBytes);
  const codeHash = codeHashOf(mobileIndex, code);
  const expiresAt = new Date(ctx.now.getTime() + VALID_MS);
  const fresh = { mobileIndex, codeHash, sentAt: ctx.now, expiresAt, attempts: 0 };
  await change(ctx, async (tx) => {
    await dropOldCodes(tx, ctx, mobileIndex);
    await tx
      .insert(signInCodes)
      .values(fresh)
      .onConflictDoUpdate({ target: [signInCodes.mobileIndex, signInCodes.codeHash], set: fresh });
    await enqueueSms(tx, ctx, {
      mobile: input.mobile,
      message: { text: "sign_in.code", facts: { code } },
    });
  });
  return { expiresAt: expiresAt.toISOString() };
}

/** Budgets of the sender first; of the number only for browsers that it does not know. */
async function countCode(ctx: Context, mobileIndex: string): Promise<void> {
  const { address, device } = ctx.origin;
  await throttle(ctx, "codes_of_sender_at_once", address);
  await throttle(ctx, "codes_of_sender", address);
  await throttle(ctx, "codes_of_sender_a_day", address);
  if (await isKnownDevice(ctx, mobileIndex))
    await throttle(ctx, "codes_to_mobile_of_device", `${mobileIndex}:${device}`);
  else await throttle(ctx, "codes_to_mobile", mobileIndex);
  await throttle(ctx, "codes_altogether", "all");
}

/** Codes that are too old, that somebody got wrong, or that are too many. */
async function dropOldCodes(tx: Transaction, ctx: Context, mobileIndex: string): Promise<void> {
  const ofNumber = eq(signInCodes.mobileIndex, mobileIndex);
  await tx
    .delete(signInCodes)
    .where(and(ofNumber, or(lte(signInCodes.expiresAt, ctx.now), gt(signInCodes.attempts, 0))));
  const kept = tx
    .select({ codeHash: signInCodes.codeHash })
    .from(signInCodes)
    .where(ofNumber)
    .orderBy(desc(signInCodes.sentAt))
    .limit(MOST_CODES - 1);
  await tx.delete(signInCodes).where(and(ofNumber, notInArray(signInCodes.codeHash, kept)));
}

export function codeHashOf(mobileIndex: string, code: string): string {
  return createHash("sha256").update(`${mobileIndex}:${code}`).digest("base64url");
}

/** Uniform over 000000–999999: values of the uneven tail are drawn again. */
function sixDigits(randomBytes: (length: number) => Uint8Array): string {
  for (;;) {
    const value = Buffer.from(randomBytes(4)).readUInt32BE();
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, "0");
  }
}
