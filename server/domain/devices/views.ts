import { z } from "zod";
import { FEATURES } from "#server/domain/devices/features.ts";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { OFFER_KINDS, offers } from "#server/domain/devices/prices/offers.ts";
import { BY_HAND, DEVICE_STATUSES } from "#server/domain/devices/status.ts";
import { modelStock } from "#server/domain/devices/warehouses/views.ts";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";

export const deviceView = z.strictObject({
  id: z.string(),
  serialNumber: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  status: z.enum(DEVICE_STATUSES),
  merchantId: z.string().nullable(),
  merchantName: z.string().nullable(),
  terminalId: z.string().nullable(),
  /** The parcel that it is in or on its way with. */
  openShipmentId: z.string().nullable(),
  /** Where it lies; null while it is on no shelf of ours. */
  warehouseId: z.string().nullable(),
  warehouseName: z.string().nullable(),
  receivedAt: utcInstant,
  events: z.array(z.enum(BY_HAND)),
  /** Of a device in a parcel the parcel's wait counts, and this is null. */
  wait: moveWait,
  version: z.int(),
});

export const devicePage = pageOf(deviceView);

export const stockLine = z.strictObject({
  modelCode: z.string(),
  modelName: z.string(),
  product: z.string(),
  counts: z.partialRecord(z.enum(DEVICE_STATUSES), z.int()),
});

/** A model of the catalogue, with its stock. */
export const modelView = z.strictObject({
  code: z.string(),
  name: z.string(),
  terminalType: z.string(),
  product: z.enum(PRODUCTS),
  supportsHuabei: z.boolean(),
  features: z.array(z.enum(FEATURES)),
  minimumFirmware: z.string(),
  targetFirmware: z.string(),
  /** In force today, in Asia/Shanghai. */
  offers,
  /** On record and yet to begin, the nearest first. */
  coming: z.array(
    z.strictObject({ kind: z.enum(OFFER_KINDS), amountFen: fen.nullable(), firstDay: calendarDate }),
  ),
  /** Prices that wait for a second person. */
  pending: z.int(),
  lowStockBelow: z.int(),
  inStock: z.int(),
  /** The same in each open warehouse. */
  stock: z.array(modelStock),
});
export type ModelView = z.infer<typeof modelView>;

export const recommendation = z.strictObject({
  modelCode: z.string(),
  modelName: z.string(),
  supportsHuabei: z.boolean(),
  offers,
  inStock: z.int(),
  stock: z.array(modelStock),
  /** Reason codes that the message files translate, best first. */
  reasons: z.array(z.string()),
});

export type DeviceView = z.infer<typeof deviceView>;

export type StockLine = z.infer<typeof stockLine>;
export type Recommendation = z.infer<typeof recommendation>;
