import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { DEVICE_STATUSES, type DeviceStatus } from "#server/domain/devices/status.ts";
import { DIFFERENCES, type Difference } from "#server/domain/devices/stock-takes/differences.ts";
import { STOCK_TAKE_STATUSES, type StockTakeStatus } from "#server/domain/devices/stock-takes/status.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { deviceModels, devices } from "./devices.ts";
import { people } from "./people.ts";
import { warehouses } from "./warehouses.ts";

/** A count of what lies on the shelves of a warehouse, of one model or of all. */
export const stockTakes = pgTable(
  "stock_takes",
  {
    id: id(),
    status: text().$type<StockTakeStatus>().notNull(),
    warehouseId: text()
      .notNull()
      .references(() => warehouses.id),
    modelCode: text().references(() => deviceModels.code),
    startedBy: text()
      .notNull()
      .references(() => people.id),
    startedAt: instant().notNull(),
    endedAt: instant(),
    missing: integer(),
    surplus: integer(),
    version: version(),
  },
  (t) => [
    index("stock_takes_newest").on(t.startedAt, t.id),
    // Two counts of one shelf at once would each find the other's devices missing.
    uniqueIndex("stock_takes_one_open_per_model")
      .on(t.warehouseId, sql`coalesce(${t.modelCode}, '')`)
      .where(sql`${t.status} = 'open'`),
    check("stock_takes_status_known", oneOf(t.status, STOCK_TAKE_STATUSES)),
    check("stock_takes_ended", sql`(${t.status} = 'open') = (${t.endedAt} is null)`),
    check(
      "stock_takes_counted",
      sql`(${t.status} = 'closed') = (${t.missing} is not null and ${t.surplus} is not null)`,
    ),
  ],
);

/** A serial that was found. */
export const stockTakeScans = pgTable(
  "stock_take_scans",
  {
    stockTakeId: text()
      .notNull()
      .references(() => stockTakes.id),
    serialNumber: text().notNull(),
    scannedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stockTakeId, t.serialNumber] }),
    check("stock_take_scans_serial_folded", sql`${t.serialNumber} ~ '^[A-Z0-9-]{1,50}$'`),
  ],
);

/** What was counted otherwise than it was on record when the count was closed. */
export const stockDifferences = pgTable(
  "stock_differences",
  {
    stockTakeId: text()
      .notNull()
      .references(() => stockTakes.id),
    serialNumber: text().notNull(),
    difference: text().$type<Difference>().notNull(),
    status: text().$type<DeviceStatus>(),
    /** Where it lay by the record. */
    warehouseId: text().references(() => warehouses.id),
    deviceId: text().references(() => devices.id),
  },
  (t) => [
    primaryKey({ columns: [t.stockTakeId, t.serialNumber] }),
    check("stock_differences_known", oneOf(t.difference, DIFFERENCES)),
    check("stock_differences_status_known", sql`${t.status} is null or ${oneOf(t.status, DEVICE_STATUSES)}`),
  ],
);
