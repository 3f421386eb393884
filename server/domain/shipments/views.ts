import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { ATTENTIONS } from "#server/domain/shipments/attention.ts";
import { CARRIERS } from "#server/domain/shipments/carriers.ts";
import { SHIPMENT_EVENTS, SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";
import { TRACKED_STATES } from "#server/domain/shipments/tracking.ts";

export const shipmentView = z.strictObject({
  id: z.string(),
  status: z.enum(SHIPMENT_STATUSES),
  deviceId: z.string(),
  serialNumber: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  carrier: z.enum(CARRIERS).nullable(),
  trackingNumber: z.string().nullable(),
  recipient: z.strictObject({ name: z.string(), mobile: z.string(), address: z.string() }),
  createdAt: utcInstant,
  shippedAt: utcInstant.nullable(),
  deliveredAt: utcInstant.nullable(),
  events: z.array(z.enum(SHIPMENT_EVENTS)),
  /** Where its carrier says it is. */
  trackedState: z.enum(TRACKED_STATES).nullable(),
  trackedAt: utcInstant.nullable(),
  /** What about it somebody has to look at. */
  attention: z.enum(ATTENTIONS).nullable(),
  /** Since when the tracker looks after it, or its code for why it does not. */
  followedAt: utcInstant.nullable(),
  followFailure: z.string().nullable(),
  wait: moveWait,
  version: z.int(),
});

/** A line of a parcel's way. */
export const traceView = z.strictObject({
  at: utcInstant,
  state: z.enum(TRACKED_STATES).nullable(),
  text: z.string(),
});

export const parcelFile = shipmentView.extend({ traces: z.array(traceView) });
export type ParcelFile = z.infer<typeof parcelFile>;

/** A parcel as the merchant follows it. */
export const ownParcel = shipmentView
  .pick({
    id: true,
    status: true,
    serialNumber: true,
    modelCode: true,
    modelName: true,
    carrier: true,
    trackingNumber: true,
    shippedAt: true,
    deliveredAt: true,
    trackedState: true,
  })
  .extend({ traces: z.array(traceView) });
export type OwnParcel = z.infer<typeof ownParcel>;

export const shipmentPage = pageOf(shipmentView);

export type ShipmentView = z.infer<typeof shipmentView>;
