import { and, eq, sql } from "drizzle-orm";
import { verifySync } from "otplib";
import type { Transaction } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

type Holder = Pick<typeof people.$inferSelect, "id" | "totpSecret">;

/** The time step whose code was given (RFC 6238), at most one step off; null when it is wrong or there is no secret. */
export function totpStep(ctx: Pick<Context, "vault" | "now">, person: Holder, totp: string): number | null {
  if (person.totpSecret === null) return null;
  const secret = ctx.vault.open(person.totpSecret, placeOf("people.totpSecret", person.id));
  const epoch = Math.floor(ctx.now.getTime() / 1000);
  const result = verifySync({ secret, token: totp, epoch, epochTolerance: 30 });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** Uses a time step up, so that its code works once; false when it, or a later one, was used before. */
export async function spendTotpStep(tx: Transaction, personId: string, step: number): Promise<boolean> {
  const used = await tx
    .update(people)
    .set({ lastTotpStep: step })
    .where(and(eq(people.id, personId), sql`coalesce(${people.lastTotpStep}, 0) < ${step}`))
    .returning({ id: people.id });
  return used.length > 0;
}
