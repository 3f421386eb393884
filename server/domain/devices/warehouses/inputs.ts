import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line, serialNumber, typed } from "#server/domain/fields/text.ts";
import { halfWidth } from "#server/domain/fields/typed.ts";

export const warehouseId = id("warehouse");

const described = {
  name: line({ min: 2, max: 60, kind: "name" }),
  /** Where deliveries and returned devices are sent. */
  address: line({ min: 4, max: 200 }),
};

export const openWarehouseInput = z.strictObject({
  /** Short and in capitals, for labels and lists. */
  code: typed
    .transform((text) => halfWidth(text).trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9-]{2,20}$/, "warehouse_code_shape")),
  ...described,
});
export type OpenWarehouseInput = z.infer<typeof openWarehouseInput>;

export const warehouseVersionInput = z.strictObject(versioned("warehouseId", "warehouse"));
export type WarehouseVersionInput = z.infer<typeof warehouseVersionInput>;

export const changeWarehouseInput = warehouseVersionInput.extend(described);
export type ChangeWarehouseInput = z.infer<typeof changeWarehouseInput>;

/** All of them or none; what lies there already stays as it is. */
export const moveStockInput = z.strictObject({
  warehouseId,
  serialNumbers: z.array(serialNumber).min(1).max(500),
  reason,
});
export type MoveStockInput = z.infer<typeof moveStockInput>;
