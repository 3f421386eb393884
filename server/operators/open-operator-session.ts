import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { operatorSessions, type operators } from "#db/schema/operators.ts";
import { terminals } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import { SIGNED_IN_MS } from "#server/domain/operators/rules.ts";
import type { SignedIn } from "#server/domain/operators/views.ts";

interface SigningIn {
  operator: typeof operators.$inferSelect;
  terminal: { id: string };
}

/** Signs an operator in at a terminal, and out whoever was signed in there. */
export async function openOperatorSession(
  tx: Transaction,
  ctx: Context,
  { operator, terminal }: SigningIn,
): Promise<SignedIn> {
  // Of two who sign in at once the second is the one who is in.
  await tx
    .select({ id: terminals.id })
    .from(terminals)
    .where(eq(terminals.id, terminal.id))
    .for("no key update");
  await endOperatorSession(tx, ctx, terminal.id);
  const session = {
    id: makeId("operatorSession", ctx.randomBytes),
    operatorId: operator.id,
    terminalId: terminal.id,
    startedAt: ctx.now,
    endsAt: new Date(ctx.now.getTime() + SIGNED_IN_MS),
  };
  await tx.insert(operatorSessions).values(session);
  await recordAudit(tx, ctx, {
    action: "operator.sign_in",
    subjectType: "operator",
    subjectId: operator.id,
    after: { terminalId: terminal.id },
  });
  return {
    operatorId: operator.id,
    name: operator.name,
    mobileEnding: operator.mobileEnding ?? "",
    since: session.startedAt.toISOString(),
    until: session.endsAt.toISOString(),
  };
}

/** Ends the session at a terminal, if there is one. Returns whose it was. */
export async function endOperatorSession(
  tx: Transaction,
  { now }: { now: Date },
  terminalId: string,
): Promise<string | null> {
  const [ended] = await tx
    .update(operatorSessions)
    .set({ endedAt: now })
    .where(and(eq(operatorSessions.terminalId, terminalId), isNull(operatorSessions.endedAt)))
    .returning({ operatorId: operatorSessions.operatorId });
  return ended?.operatorId ?? null;
}
