import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { deviceModels } from "./devices.ts";
import { warehouses } from "./warehouses.ts";

/** Below how many units of a model in stock one warehouse is pointed out. */
export const warehouseLevels = pgTable(
  "warehouse_levels",
  {
    warehouseId: text()
      .notNull()
      .references(() => warehouses.id),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    lowStockBelow: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.warehouseId, t.modelCode] }),
    check("warehouse_levels_sane", sql`${t.lowStockBelow} between 0 and 100000`),
  ],
);
