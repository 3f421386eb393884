import { randomBytes } from "node:crypto";
import { sessions } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { requirePerson } from "#server/identity/require-person.ts";

/** The same person in a session in which the second factor was shown at `provenAt`, now by default. */
export async function steppedUp(ctx: Context, provenAt: Date | null = ctx.now): Promise<Context> {
  const person = requirePerson(ctx);
  const sessionId = `ses_${randomBytes(8).toString("hex")}`;
  const [createdAt, expiresAt] = [ctx.now, new Date(ctx.now.getTime() + 3_600_000)];
  await ctx.db
    .insert(sessions)
    .values({ id: sessionId, personId: person.id, createdAt, lastSeenAt: createdAt, expiresAt, provenAt });
  return { ...ctx, actor: { ...person, sessionId } };
}
