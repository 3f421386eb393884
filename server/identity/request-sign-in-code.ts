import type { z } from "zod";
import { signInCodes } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import type { requestSignInCodeInput } from "#server/domain/identity/inputs.ts";
import { sendCode } from "./codes/send-code.ts";
import { isKnownDevice } from "./is-known-device.ts";
import { throttle } from "./throttle.ts";

/** Sends a 6-digit code by SMS; the answer is the same whether or not the number is known. */
export async function requestSignInCode(ctx: Context, { mobile }: z.output<typeof requestSignInCodeInput>) {
  const mobileIndex = ctx.vault.blindIndex("mobile", mobile);
  await countCode(ctx, mobileIndex);
  const expiresAt = await change(ctx, (tx) =>
    sendCode(tx, ctx, { codes: signInCodes, mobile, mobileIndex, text: "sign_in.code" }),
  );
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
