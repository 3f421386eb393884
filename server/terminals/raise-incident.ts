import type { Transaction } from "#db/client.ts";
import { incidents } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import { distanceM, FAR_FROM_STORE_M, type Position } from "#server/domain/terminals/distance.ts";
import type { BoundTerminal } from "./internal.ts";

type IncidentKind = (typeof incidents.$inferInsert)["kind"];

/** Raises an incident for staff; one of a kind stays open per terminal, so repeats add nothing. */
export async function raiseIncident(
  tx: Transaction,
  ctx: Context,
  incident: { terminalId: string; kind: IncidentKind; details: Record<string, unknown> },
): Promise<void> {
  const raised = await tx
    .insert(incidents)
    .values({ id: makeId("incident", ctx.randomBytes), ...incident, raisedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: incidents.id });
  if (raised.length === 0) return;
  await recordAudit(tx, ctx, {
    action: "incident.raise",
    subjectType: "terminal",
    subjectId: incident.terminalId,
    after: { kind: incident.kind },
  });
}

/** A terminal far from its store's registered place goes on working, and staff are told. */
export async function noteFarFromStore(
  tx: Transaction,
  ctx: Context,
  bound: Pick<BoundTerminal, "terminal" | "store">,
  at: Position | undefined,
): Promise<void> {
  const { lat, lng } = bound.store;
  if (at === undefined || lat === null || lng === null) return;
  const distance = Math.round(distanceM(at, { lat, lng }));
  if (distance <= FAR_FROM_STORE_M) return;
  await raiseIncident(tx, ctx, {
    terminalId: bound.terminal.id,
    kind: "far_from_store",
    details: { distanceM: distance },
  });
}
