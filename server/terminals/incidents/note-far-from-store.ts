import type { Transaction } from "#db/client.ts";
import type { Context } from "#server/context.ts";
import { distanceFromStore, FAR_FROM_STORE_M, type Position } from "#server/domain/terminals/distance.ts";
import type { BoundTerminal } from "#server/terminals/bound-terminals.ts";
import { raiseIncident, settleIncident } from "./raise-incident.ts";

/** A terminal far from its store's registered place goes on working, and staff are told until it is back. */
export async function noteFarFromStore(
  tx: Transaction,
  ctx: Context,
  { bound, at }: { bound: Pick<BoundTerminal, "terminal" | "store">; at: Position | undefined },
): Promise<void> {
  const distance = distanceFromStore(bound.store, at);
  if (distance === null) return;
  const incident = { terminalId: bound.terminal.id, kind: "far_from_store" } as const;
  if (distance <= FAR_FROM_STORE_M) await settleIncident(tx, ctx, incident);
  else await raiseIncident(tx, ctx, { ...incident, details: { distanceM: distance } });
}
