import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { dispatch, recipient } from "#server/domain/shipments/shipping.ts";
import { SHIPMENT_STATUSES } from "#server/domain/shipments/status.ts";

export const createShipmentInput = z.strictObject({ deviceId: id("device"), recipient });

export const listShipmentsInput = z.strictObject({
  status: z.enum(SHIPMENT_STATUSES).optional(),
  merchantId: id("merchant").optional(),
  /** Only those whose wait is over its time. */
  overdue: z.literal(true).optional(),
  /** Only those that somebody has to look at. */
  attention: z.literal(true).optional(),
  search,
  cursor,
});

export const declineDeviceInput = z.strictObject({ ...versioned("merchantId", "merchant"), reason });
export type DeclineDeviceInput = z.infer<typeof declineDeviceInput>;

export const listAwaitingInput = z.strictObject({ search, cursor });

/** As many labels as one prints at a time. */
export const MOST_LABELS = 100;
export const readLabelsInput = z.strictObject({
  shipmentIds: z.array(id("shipment")).min(1).max(MOST_LABELS),
});

export const getShipmentInput = z.strictObject({ shipmentId: id("shipment") });

export const shipmentVersionInput = z.strictObject(versioned("shipmentId", "shipment"));

export const shipShipmentInput = shipmentVersionInput.extend(dispatch.shape);

export type ShipmentVersionInput = z.infer<typeof shipmentVersionInput>;

export const turnShipmentInput = shipmentVersionInput.extend({ reason });

export type TurnShipmentInput = z.infer<typeof turnShipmentInput>;
