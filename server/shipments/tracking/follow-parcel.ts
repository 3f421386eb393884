import { and, eq } from "drizzle-orm";
import { shipments } from "#db/schema/devices.ts";
import { changeByStatement } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { log } from "#server/log.ts";
import { TrackerError } from "#server/tracking/port.ts";

/**
 * Asks the tracker to look after a parcel that has left. What it refuses for good is written down, so that people look
 * themselves; whatever another try may help is thrown, so that the queue makes one.
 */
export async function followParcel(ctx: Context, { shipmentId }: { shipmentId: string }): Promise<void> {
  requirePermission(ctx, "shipment:follow");
  if (!ctx.tracker.follows) return;
  const parcel = await lookUp(ctx, shipmentId);
  if (parcel?.status !== "shipped" || parcel.followedAt !== null) return;
  const { carrier, trackingNumber, phoneEnding } = parcel;
  if (carrier === null || trackingNumber === null) return;
  const followed = await ask(ctx, { shipmentId, carrier, trackingNumber, phoneEnding });
  await changeByStatement(ctx, (db) =>
    db
      .update(shipments)
      .set(followed)
      // A label that was corrected meanwhile is followed by its own promise.
      .where(and(eq(shipments.id, shipmentId), eq(shipments.trackingNumber, trackingNumber))),
  );
}

/** What the jobs may read of a parcel: where it goes is not for them. */
async function lookUp(ctx: Context, shipmentId: string) {
  const { status, carrier, trackingNumber, phoneEnding, followedAt } = shipments;
  const [parcel] = await read(ctx, (db) =>
    db
      .select({ status, carrier, trackingNumber, phoneEnding, followedAt })
      .from(shipments)
      .where(eq(shipments.id, shipmentId)),
  );
  return parcel;
}

async function ask({ tracker, now }: Context, parcel: Parameters<Context["tracker"]["follow"]>[0]) {
  try {
    await tracker.follow(parcel);
    return { followedAt: now, followFailure: null };
  } catch (error) {
    if (!(error instanceof TrackerError) || error.retryable) throw error;
    log.warn({ shipmentId: parcel.shipmentId, err: error }, "a parcel is not followed");
    return { followFailure: error.code };
  }
}
