import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { incidents } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import type { Resolution } from "#server/domain/terminals/incidents/resolutions.ts";
import type { IncidentKind } from "#server/domain/terminals/incidents/status.ts";

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
  const [raised] = await tx
    .insert(incidents)
    .values({ id: makeId("incident", ctx.randomBytes), ...incident, raisedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: incidents.id });
  if (raised === undefined) return false;
  const { terminalId, kind } = incident;
  await recordAudit(tx, ctx, {
    action: "incident.raise",
    subjectType: "incident",
    subjectId: raised.id,
    after: { terminalId, kind },
  });
  return true;
}

/** Closes an incident whose cause has ended, whoever else closes it just now; if it comes again, that is a new one. */
export async function settleIncident(
  tx: Transaction,
  ctx: Context,
  { terminalId, kind, because = "cause_ended" }: Incident & { because?: Resolution },
): Promise<void> {
  const [before] = await tx
    .select()
    .from(incidents)
    .where(and(eq(incidents.terminalId, terminalId), eq(incidents.kind, kind), eq(incidents.status, "open")))
    .for("update");
  if (before === undefined) return;
  await takeStep(tx, ctx, {
    noun: "incident",
    before,
    event: "resolve",
    changes: { resolution: because, resolvedAt: ctx.now },
    facts: { terminalId, kind, resolution: because },
  });
}

/** Closes all incidents of a terminal whose device is gone or that is no more: what it did is over. */
export async function settleIncidents(
  tx: Transaction,
  ctx: Context,
  { terminalId, because }: { terminalId: string; because: Resolution },
): Promise<void> {
  const open = await tx
    .select({ kind: incidents.kind })
    .from(incidents)
    .where(and(eq(incidents.terminalId, terminalId), eq(incidents.status, "open")));
  for (const { kind } of open) await settleIncident(tx, ctx, { terminalId, kind, because });
}
