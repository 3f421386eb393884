import { eq } from "drizzle-orm";
import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { shipments, shipmentTraces } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { SETTLED } from "#server/domain/shipments/attention.ts";
import type { shipShipmentInput } from "#server/domain/shipments/inputs.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { loadParcel } from "./load-parcel.ts";
import { tellShipped } from "./parcel-steps.ts";
import { refuseKnownNumber } from "./refuse-known-number.ts";
import { viewShipment } from "./view-shipment.ts";

/**
 * Puts a mistyped label right while the parcel is under way: the owner is told the right number, the parcel is followed
 * anew, and what was told under the wrong number, which was somebody else's parcel, is forgotten. Refuses with
 * `not_under_way` and `tracking_number_known`.
 */
export async function correctLabel(
  ctx: Context,
  input: z.output<typeof shipShipmentInput>,
): Promise<ShipmentView> {
  requirePermission(ctx, "shipment:write");
  const { shipmentId, version, carrier, trackingNumber } = input;
  return refuseKnownNumber(trackingNumber, () =>
    change(ctx, async (tx) => {
      const before = await loadParcel(tx, shipmentId);
      if (before.status !== "shipped")
        throw new DomainError(
          "illegal_state",
          "not_under_way",
          "Only a parcel that is under way has a label to correct.",
          {
            status: before.status,
          },
        );
      const after = await compareAndSet(tx, shipments, {
        before: { id: shipmentId, version },
        changes: { carrier, trackingNumber, ...UNTOLD },
      });
      await tx.delete(shipmentTraces).where(eq(shipmentTraces.shipmentId, shipmentId));
      await recordAudit(tx, ctx, {
        action: "shipment.correct_label",
        subjectType: "shipment",
        subjectId: shipmentId,
        before: { carrier: before.carrier, trackingNumber: before.trackingNumber },
        after: { carrier, trackingNumber },
      });
      await enqueue(tx, ctx, { topic: "shipment.shipped", payload: { shipmentId } });
      await tellShipped(tx, ctx, after);
      return viewShipment(tx, ctx, shipmentId);
    }),
  );
}

/** Nothing is known of where the parcel is. */
const UNTOLD = {
  trackedState: null,
  trackedAt: null,
  ...SETTLED,
  followedAt: null,
  followFailure: null,
} as const;
