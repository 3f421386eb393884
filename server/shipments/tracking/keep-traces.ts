import { count, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { shipmentTraces } from "#db/schema/devices.ts";
import type { Context } from "#server/context.ts";
import type { Trace } from "#server/domain/shipments/tracking.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** More lines than any parcel's way has; what is told beyond them is not kept. */
const MOST_KEPT = 500;

/** Adds the lines of a parcel's way that are not on record yet. */
export async function keepTraces(
  tx: Transaction,
  ctx: Context,
  { shipmentId, traces }: { shipmentId: string; traces: readonly Trace[] },
): Promise<void> {
  const [kept] = await tx
    .select({ lines: count() })
    .from(shipmentTraces)
    .where(eq(shipmentTraces.shipmentId, shipmentId));
  const rows = traces.slice(0, Math.max(0, MOST_KEPT - (kept?.lines ?? 0))).map(({ at, state, text }) => ({
    shipmentId,
    at,
    state,
    textIndex: ctx.vault.blindIndex("trace", text),
    text: ctx.vault.seal(text, placeOf("shipment_traces.text", shipmentId)),
    toldAt: ctx.now,
  }));
  if (rows.length > 0) await tx.insert(shipmentTraces).values(rows).onConflictDoNothing();
}
