import { z } from "zod";
import { FEATURES } from "#server/domain/devices/features.ts";
import { noKey } from "#server/domain/devices/payment-keys/clear-key.ts";
import { DEVICE_STATUSES, TERMINAL_TYPES } from "#server/domain/devices/status.ts";
import { warehouseId } from "#server/domain/devices/warehouses/inputs.ts";
import { firmwareVersion } from "#server/domain/fields/codes.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line, serialNumber, typed } from "#server/domain/fields/text.ts";
import { halfWidth } from "#server/domain/fields/typed.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";

/** A model by its maker's code; whether there is such a model is the verb's to say. */
export const modelCode = typed
  .transform(halfWidth)
  .pipe(z.string().regex(/^[A-Za-z0-9-]{2,50}$/, "model_code_shape"));

export const addModelInput = z.strictObject({
  code: modelCode,
  name: line({ min: 2, max: 60, kind: "name" }),
  terminalType: z.enum(TERMINAL_TYPES),
  product: z.enum(PRODUCTS),
  supportsHuabei: z.boolean(),
  minimumFirmware: firmwareVersion,
  targetFirmware: firmwareVersion,
  features: z.array(z.enum(FEATURES)).max(FEATURES.length),
});

/** Of all warehouses together, or of one. */
export const setLowStockInput = z.strictObject({
  modelCode,
  warehouseId: warehouseId.optional(),
  lowStockBelow: z.int().min(0).max(100_000),
});

export const listDevicesInput = z.strictObject({
  status: z.enum(DEVICE_STATUSES).optional(),
  modelCode: modelCode.optional(),
  serialNumber: serialNumber.optional(),
  merchantId: id("merchant").optional(),
  warehouseId: warehouseId.optional(),
  /** Only those whose wait is over its time. */
  overdue: z.literal(true).optional(),
  search,
  cursor,
});

export const receiveDevicesInput = z.strictObject({
  modelCode,
  /** Into which they go; the default one when nothing is said. */
  warehouseId: warehouseId.optional(),
  serialNumbers: z.array(serialNumber).min(1).max(500),
});

export const recommendDeviceInput = z.strictObject({ merchantId: id("merchant") });

export const reserveDeviceInput = z.strictObject({
  merchantId: id("merchant"),
  modelCode,
  storeId: id("store").optional(),
  /** From which the unit is taken; from any when nothing is said. */
  warehouseId: warehouseId.optional(),
});

export const countStockInput = z.strictObject({ warehouseId: warehouseId.optional() }).optional();

export const deviceIdInput = z.strictObject({ deviceId: id("device") });

export const deviceVersionInput = z.strictObject(versioned("deviceId", "device"));

/** Whoever writes down what was done to a device may have its keys before them: none comes in here either. */
export const changeDeviceInput = deviceVersionInput.extend({ reason: noKey(reason) });

/** `warehouseId`: where the device is put; where it lay, or the default warehouse, when nothing is said. */
export const shelveDeviceInput = changeDeviceInput.extend({ warehouseId: warehouseId.optional() });

export type ShelveDeviceInput = z.infer<typeof shelveDeviceInput>;

export type ChangeDeviceInput = z.infer<typeof changeDeviceInput>;
