import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { WAREHOUSE_STATUSES, type WarehouseStatus } from "#server/domain/devices/warehouses/status.ts";
import { id, instant, oneOf, version } from "../columns.ts";

/** A place where devices lie on shelves of ours. The trigger `warehouses_empty_when_closed` keeps one with devices open. */
export const warehouses = pgTable(
  "warehouses",
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    /** Where deliveries and returned devices are sent. */
    address: text().notNull(),
    status: text().$type<WarehouseStatus>().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("warehouses_one_default").on(t.isDefault).where(sql`${t.isDefault}`),
    check("warehouses_status_known", oneOf(t.status, WAREHOUSE_STATUSES)),
    check("warehouses_default_open", sql`not ${t.isDefault} or ${t.status} = 'open'`),
    check("warehouses_code_shape", sql`${t.code} ~ '^[A-Z0-9-]{2,20}$'`),
  ],
);
