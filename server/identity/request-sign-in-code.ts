import { createHash } from "node:crypto";
import type { z } from "zod";
import { signInCodes } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import type { requestSignInCodeInput } from "#server/domain/identity/inputs.ts";
import { enqueueSms } from "#server/messages/enqueue-sms.ts";
import { throttle } from "./throttle.ts";

const VALID_MS = 5 * MINUTE_MS;

/** Sends a 6-digit code by SMS. The answer is the same whether or not the number is known. */
export async function requestSignInCode(ctx: Context, input: z.output<typeof requestSignInCodeInput>) {
  const mobileIndex = ctx.vault.blindIndex("mobile", input.mobile);
  await throttle(ctx, `sign-in:code:${mobileIndex}`, { limit: 10, windowSeconds: 600 });
  const code = sixDigits(ctx.randomBytes);
  const expiresAt = new Date(ctx.now.getTime() + VALID_MS);
  const fresh = {
    codeHash: codeHashOf(mobileIndex, code),
    sentAt: ctx.now,
    expiresAt,
    attempts: 0,
    usedAt: null,
  };
  await change(ctx, async (tx) => {
    await tx
      .insert(signInCodes)
      .values({ mobileIndex, ...fresh })
      .onConflictDoUpdate({ target: signInCodes.mobileIndex, set: fresh });
    await enqueueSms(tx, ctx, {
      mobile: input.mobile,
      message: { text: "sign_in.code", facts: { code } },
    });
  });
  return { expiresAt: expiresAt.toISOString() };
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
