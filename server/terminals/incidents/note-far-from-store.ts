import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { incidents } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { distanceFromStore, FAR_FROM_STORE_M, type Position } from "#server/domain/terminals/distance.ts";
import { isKnownFalse } from "#server/domain/terminals/incidents/false-position.ts";
import { incidentDetails } from "#server/domain/terminals/incidents/views.ts";
import type { BoundTerminal } from "#server/terminals/bound-terminals.ts";
import { raiseIncident, settleIncident } from "./raise-incident.ts";

/** A terminal far from its store's registered place goes on working, and staff are told until it is back. */
export async function noteFarFromStore(
  tx: Transaction,
  ctx: Context,
  { bound, at }: { bound: Pick<BoundTerminal, "terminal" | "store">; at: Position | undefined },
): Promise<void> {
  const distance = distanceFromStore(bound.store, at);
  if (distance === null || at === undefined) return;
  const incident = { terminalId: bound.terminal.id, kind: "far_from_store" } as const;
  if (distance <= FAR_FROM_STORE_M) return settleIncident(tx, ctx, incident);
  if (await wasFoundFalse(tx, ctx, { terminalId: bound.terminal.id, at })) return;
  await raiseIncident(tx, ctx, { ...incident, details: { distanceM: distance, at } });
}

/** A receiver that is wrong stays wrong: what staff have looked into is not raised again with every sign of life. */
async function wasFoundFalse(
  tx: Transaction,
  ctx: Context,
  { terminalId, at }: { terminalId: string; at: Position },
): Promise<boolean> {
  const [dismissed] = await tx
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.terminalId, terminalId),
        eq(incidents.kind, "far_from_store"),
        eq(incidents.status, "dismissed"),
      ),
    )
    .orderBy(desc(incidents.resolvedAt))
    .limit(1);
  if (dismissed === undefined || dismissed.resolvedAt === null) return false;
  const place = incidentDetails.parse(dismissed.details).at;
  return isKnownFalse({ at: place, on: dismissed.resolvedAt }, at, ctx.now);
}
