import { z } from "zod";
import { CARRIERS } from "./carriers.ts";
import { SHIPMENT_STATUSES } from "./status.ts";

/** What is printed for one parcel: the label outside, the leaflet inside, and its line of the pick list. */
export const parcelLabel = z.strictObject({
  shipmentId: z.string(),
  status: z.enum(SHIPMENT_STATUSES),
  serialNumber: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  merchantName: z.string(),
  /** Null where the terminal was closed meanwhile. */
  terminalNumber: z.string().nullable(),
  /** Where it is fetched; null of what has left already. */
  warehouseName: z.string().nullable(),
  recipient: z.strictObject({ name: z.string(), mobile: z.string(), address: z.string() }),
  carrier: z.enum(CARRIERS).nullable(),
  trackingNumber: z.string().nullable(),
});
export type ParcelLabel = z.infer<typeof parcelLabel>;

export const parcelLabels = z.strictObject({
  labels: z.array(parcelLabel),
  /** Where a merchant goes to activate: the leaflet's code leads there. */
  activateAt: z.string(),
});
export type ParcelLabels = z.infer<typeof parcelLabels>;
