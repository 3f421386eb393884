import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { CARRIERS } from "#server/domain/shipments/carriers.ts";
import { SHIPMENT_EVENTS, SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

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
  wait: moveWait,
  version: z.int(),
});

export const shipmentPage = pageOf(shipmentView);

export type ShipmentView = z.infer<typeof shipmentView>;
