import { verify as verifyPassword } from "@node-rs/argon2";
import { and, eq, sql } from "drizzle-orm";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { SignInStaffInput } from "#server/domain/identity/inputs.ts";
import { tooManyTries } from "#server/domain/identity/limits.ts";
import { forgive } from "./forgive.ts";
import { openSession } from "./open-session.ts";
import { overLimit } from "./over-limit.ts";
import { spendTotpStep, totpStep } from "./second-factor.ts";

/** Hash of no one's password, so that an unknown address costs the same time as a known one. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$TXOgAYZ76FcYJ3Gp+5CYvg$y2LVsG4ruliDZ9mQQwvjbVTiB20vBFjwaQP1dHJ4SLM";

/** Staff sign in with e-mail, password and a TOTP that works once. Every failure gives the same answer. */
export async function signInStaff(
  ctx: Context,
  input: SignInStaffInput,
  userAgent?: string,
): Promise<string> {
  const email = input.email.toLowerCase();
  const account = ctx.vault.blindIndex("email", email);
  const closedUntil = await countTry(ctx, account);
  const [person] = await read(ctx, (db) =>
    db
      .select()
      .from(people)
      .where(and(eq(sql`lower(${people.email})`, email), eq(people.status, "active"))),
  );
  const step = person === undefined ? null : totpStep(ctx, person, input.totp);
  // Past the limits only the right second factor is looked at any further: whoever holds it is not kept out by others.
  if (closedUntil !== null && step === null) throw tooManyTries(closedUntil);
  const passwordHolds = await verifyPassword(person?.passwordHash ?? NOBODY, input.password);
  if (person === undefined || !passwordHolds || step === null) throw refused();
  const token = await change(ctx, async (tx) => {
    if (!(await spendTotpStep(tx, person.id, step))) throw refused();
    return openSession(tx, ctx, { person, userAgent, provenAt: ctx.now });
  });
  await forgive(ctx, "staff_tries_at_account", account);
  await forgive(ctx, "staff_tries_of_sender", ctx.origin.address);
  return token;
}

/** From when on strangers may try again; null while they may. */
async function countTry(ctx: Context, account: string): Promise<Date | null> {
  const { address } = ctx.origin;
  const ofSender = address === null ? null : await overLimit(ctx, "staff_tries_of_sender", address);
  return (await overLimit(ctx, "staff_tries_at_account", account)) ?? ofSender;
}

function refused(): DomainError {
  return new DomainError(
    "unauthenticated",
    "sign_in_refused",
    "E-mail, password or code is wrong, or the code was used before. Wait for the next code and try again.",
  );
}
