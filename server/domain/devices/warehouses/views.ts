import { z } from "zod";
import { WAREHOUSE_EVENTS, WAREHOUSE_STATUSES } from "#server/domain/devices/warehouses/status.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

export const warehouseView = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  address: z.string(),
  status: z.enum(WAREHOUSE_STATUSES),
  /** Where devices come to when nobody says where. */
  isDefault: z.boolean(),
  /** Units free to be given out, and all that lie there. */
  inStock: z.int(),
  onShelf: z.int(),
  createdAt: utcInstant,
  events: z.array(z.enum(WAREHOUSE_EVENTS)),
  version: z.int(),
});
export type WarehouseView = z.infer<typeof warehouseView>;

/** Units of a model that one warehouse has; below `lowStockBelow` it is pointed out, 0 never. */
export const modelStock = z.strictObject({
  warehouseId: z.string(),
  warehouseName: z.string(),
  inStock: z.int(),
  lowStockBelow: z.int(),
});
