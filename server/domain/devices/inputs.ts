import { z } from "zod";
import { DEVICE_STATUSES, TERMINAL_TYPES } from "#server/domain/devices/status.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";

export const addModelInput = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9-]{2,50}$/),
  name: z.string().min(2).max(60),
  terminalType: z.enum(TERMINAL_TYPES),
  product: z.enum(PRODUCTS),
  supportsHuabei: z.boolean(),
  minimumFirmware: z.string().regex(/^\d+(\.\d+){0,3}$/),
  targetFirmware: z.string().regex(/^\d+(\.\d+){0,3}$/),
  depositFen: z.int().min(0),
});

export const listDevicesInput = z.strictObject({
  status: z.enum(DEVICE_STATUSES).optional(),
  modelCode: z.string().max(50).optional(),
  serialNumber: z.string().max(50).optional(),
  merchantId: id("merchant").optional(),
  cursor,
});

export const receiveDevicesInput = z.strictObject({
  modelCode: z.string().max(50),
  serialNumbers: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{1,50}$/, "serial_shape"),
    )
    .min(1)
    .max(500),
});

export const recommendDeviceInput = z.strictObject({ merchantId: id("merchant") });

export const reserveDeviceInput = z.strictObject({
  merchantId: id("merchant"),
  modelCode: z.string().max(50),
  storeId: id("store").optional(),
});

export const deviceVersionInput = z.strictObject(versioned("deviceId", "device"));
