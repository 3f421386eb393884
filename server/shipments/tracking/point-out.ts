import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { shipments } from "#db/schema/devices.ts";
import type { Attention } from "#server/domain/shipments/attention.ts";
import type { Shipment } from "../parcel-steps.ts";

type Note = Pick<Shipment, "attention" | "attentionSince">;

/** Something to look at since now, or nothing any more. */
export function noteOf({ now }: { now: Date }, attention: Attention | null): Note {
  return { attention, attentionSince: attention === null ? null : now };
}

/**
 * Notes where a parcel is and what about it somebody has to look at. That is no decision of anybody's: the version stays,
 * and whoever is about to take a step is not sent back for it. The caller holds the parcel's lock.
 */
export async function pointOut(
  tx: Transaction,
  parcel: Shipment,
  told: Note & Partial<Pick<Shipment, "trackedState" | "trackedAt">>,
): Promise<void> {
  const same = told.attention !== null && told.attention === parcel.attention;
  const changes = same ? { ...told, attentionSince: parcel.attentionSince } : told;
  await tx.update(shipments).set(changes).where(eq(shipments.id, parcel.id));
}
