import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { shipmentTraces } from "#db/schema/devices.ts";
import type { Context } from "#server/context.ts";
import type { traceView } from "#server/domain/shipments/views.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** A parcel's way, the newest line first. */
export async function tracesOf(
  reader: Reader,
  ctx: Pick<Context, "vault">,
  shipmentId: string,
): Promise<z.infer<typeof traceView>[]> {
  const rows = await reader
    .select()
    .from(shipmentTraces)
    .where(eq(shipmentTraces.shipmentId, shipmentId))
    .orderBy(desc(shipmentTraces.at), desc(shipmentTraces.toldAt));
  return rows.map(({ at, state, text }) => ({
    at: at.toISOString(),
    state,
    text: ctx.vault.open(text, placeOf("shipment_traces.text", shipmentId)),
  }));
}
