import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { incidents } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { Recorded } from "#server/domain/audit/actions.ts";
import { makeId } from "#server/domain/ids.ts";

type IncidentKind = (typeof incidents.$inferInsert)["kind"];

interface Incident {
  terminalId: string;
  kind: IncidentKind;
}

/** Raises an incident for staff and says whether it is new; one of a kind stays open per terminal. */
export async function raiseIncident(
  tx: Transaction,
  ctx: Context,
  incident: Incident & { details: Record<string, unknown> },
): Promise<boolean> {
  const raised = await tx
    .insert(incidents)
    .values({ id: makeId("incident", ctx.randomBytes), ...incident, raisedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: incidents.id });
  if (raised.length > 0) await audit(tx, ctx, { ...incident, action: "incident.raise" });
  return raised.length > 0;
}

/** Closes an incident whose cause has ended; if it comes again, that is a new one. */
export async function settleIncident(tx: Transaction, ctx: Context, { terminalId, kind }: Incident) {
  const settled = await tx
    .update(incidents)
    .set({ resolvedAt: ctx.now })
    .where(and(eq(incidents.terminalId, terminalId), eq(incidents.kind, kind), isNull(incidents.resolvedAt)))
    .returning({ id: incidents.id });
  if (settled.length > 0) await audit(tx, ctx, { terminalId, kind, action: "incident.resolve" });
}

/** Closes all incidents of a terminal whose device is gone: what it did is no more. */
export async function settleIncidents(tx: Transaction, ctx: Context, terminalId: string): Promise<void> {
  const open = await tx
    .select({ kind: incidents.kind })
    .from(incidents)
    .where(and(eq(incidents.terminalId, terminalId), isNull(incidents.resolvedAt)));
  for (const { kind } of open) await settleIncident(tx, ctx, { terminalId, kind });
}

function audit(tx: Transaction, ctx: Context, { terminalId, kind, action }: Incident & { action: Recorded }) {
  return recordAudit(tx, ctx, {
    action,
    subjectType: "terminal",
    subjectId: terminalId,
    after: { kind },
  });
}
