import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { people, signInCodes } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import type { SignInMobileInput } from "#server/domain/identity/inputs.ts";
import type { LimitName } from "#server/domain/identity/limits.ts";
import { makeId } from "#server/domain/ids.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { codeRefused } from "./codes/told-code.ts";
import { tryCode } from "./codes/try-code.ts";
import { useCode } from "./codes/use-code.ts";
import { forgive } from "./forgive.ts";
import { isKnownDevice } from "./is-known-device.ts";
import { openSession } from "./open-session.ts";
import { throttle } from "./throttle.ts";

/** Signs in by mobile and code; a number seen for the first time becomes an applicant. A code works once. */
export async function signInMobile(
  ctx: Context,
  input: SignInMobileInput,
  userAgent?: string,
): Promise<string> {
  const mobileIndex = ctx.vault.blindIndex("mobile", input.mobile);
  const counted = await countGuess(ctx, mobileIndex);
  const told = { codes: signInCodes, mobileIndex, code: input.code };
  await tryCode(ctx, told);
  const token = await change(ctx, async (tx) => {
    await useCode(tx, told);
    const person = await findOrCreateApplicant(tx, ctx, { number: input.mobile, mobileIndex });
    if (person.status !== "active") throw codeRefused();
    return openSession(tx, ctx, { person, userAgent, provenAt: null });
  });
  for (const [name, subject] of counted) await forgive(ctx, name, subject);
  return token;
}

/**
 * Of the sender first. What strangers guess at a number does not keep its owner out on a device that it knows. Returns
 * what was counted, to be taken back if the guess was none.
 */
async function countGuess(ctx: Context, mobileIndex: string): Promise<[LimitName, string][]> {
  const { address, device } = ctx.origin;
  const counted: [LimitName, string][] = (await isKnownDevice(ctx, mobileIndex))
    ? [["guesses_of_device_at_mobile", `${mobileIndex}:${device}`]]
    : [
        ...(address === null
          ? []
          : [["guesses_of_sender_at_mobile", `${mobileIndex}:${address}`] as [LimitName, string]]),
        ["guesses_at_mobile", mobileIndex],
      ];
  for (const [name, subject] of counted) await throttle(ctx, name, subject);
  return counted;
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
