import type { Transaction } from "#db/client.ts";
import { decisions } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";

export type DecisionValues = Omit<typeof decisions.$inferInsert, "id" | "applicationId" | "actorId" | "at">;

/** Writes down what this person says of a case, now. */
export async function recordDecision(
  tx: Transaction,
  ctx: Context,
  { applicationId, values }: { applicationId: string; values: DecisionValues },
): Promise<void> {
  const id = makeId("decision", ctx.randomBytes);
  await tx.insert(decisions).values({ ...values, id, applicationId, actorId: ctx.actor.id, at: ctx.now });
}
