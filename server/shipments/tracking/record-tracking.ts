import { eq } from "drizzle-orm";
import { shipments } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { followingOf, isLater, newestOf, type TrackingReport } from "#server/domain/shipments/tracking.ts";
import { unsigned } from "#server/tracking/port.ts";
import { loadParcel } from "../load-parcel.ts";
import { takeParcelStep } from "../parcel-steps.ts";
import { keepTraces } from "./keep-traces.ts";
import { noteOf, pointOut } from "./point-out.ts";

/** What the audit trail says of a step that the carrier's word caused. */
const REASON = "承运商报告";

/**
 * Takes the tracker's word about a parcel: keeps its way, and takes the step that follows from where it is now. Reports
 * that come twice or late add to the way and move nothing. Refuses with `report_unsigned`, also for a parcel that is none.
 */
export async function recordTracking(
  ctx: Context,
  { shipmentId, body }: { shipmentId: string; body: string },
): Promise<void> {
  requirePermission(ctx, "shipment:follow");
  const [known] = await read(ctx, (db) =>
    db.select({ number: shipments.trackingNumber }).from(shipments).where(eq(shipments.id, shipmentId)),
  );
  // A parcel that has not left is refused like one that is none: nobody can have anything to say of it.
  if (known === undefined || known.number === null) throw unsigned();
  const report = ctx.tracker.readReport({ shipmentId, trackingNumber: known.number, body });
  await apply(ctx, shipmentId, report);
}

function apply(ctx: Context, shipmentId: string, report: TrackingReport): Promise<void> {
  return change(ctx, async (tx) => {
    const parcel = await loadParcel(tx, shipmentId);
    // The label was corrected while the report was on its way.
    if (parcel.trackingNumber !== report.trackingNumber) return;
    await keepTraces(tx, ctx, { shipmentId, traces: report.traces });
    if (report.unknown && parcel.trackedState === null && parcel.status === "shipped")
      return pointOut(tx, parcel, noteOf(ctx, "unknown"));
    const newest = newestOf(report.traces);
    if (newest === undefined || !isLater(newest, parcel)) return;
    const place = { trackedState: newest.state, trackedAt: newest.at };
    const { event, attention } = followingOf(parcel.status, newest.state);
    const note = noteOf(ctx, attention);
    if (event === null) return pointOut(tx, parcel, { ...place, ...note });
    const delivered = event === "deliver" ? { deliveredAt: newest.at } : {};
    await takeParcelStep(tx, ctx, {
      before: parcel,
      event,
      changes: { ...place, ...note, ...delivered },
      ...(event === "turn_back" && { reason: REASON }),
    });
  });
}
