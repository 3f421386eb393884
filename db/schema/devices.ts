import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { DEVICE_STATUSES, type DeviceStatus, TERMINAL_TYPES } from "#server/domain/devices/status.ts";
import { CARRIERS, type Carrier } from "#server/domain/shipments/carriers.ts";
import {
  OPEN_SHIPMENT_STATUSES,
  SHIPMENT_STATUSES,
  type ShipmentStatus,
} from "#server/domain/shipments/status.ts";
import { fen, id, instant, oneOf, sealed, version } from "../columns.ts";
import { merchants } from "./merchants.ts";

export const deviceModels = pgTable(
  "device_models",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    terminalType: text().notNull(),
    product: text().$type<"traditional_pos" | "shoukuanbao">().notNull(),
    supportsHuabei: boolean().notNull(),
    minimumFirmware: text().notNull(),
    targetFirmware: text().notNull(),
    depositFen: fen().notNull(),
  },
  (t) => [check("device_models_type_known", oneOf(t.terminalType, TERMINAL_TYPES))],
);

/** A physical unit. One serial binds to one merchant (银发〔2021〕259号). */
export const devices = pgTable(
  "devices",
  {
    id: id(),
    serialNumber: text().notNull().unique(),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    status: text().$type<DeviceStatus>().notNull(),
    merchantId: text().references(() => merchants.id),
    receivedAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    index("devices_status").on(t.status, t.modelCode, t.id),
    index("devices_merchant").on(t.merchantId),
    check("devices_status_known", oneOf(t.status, DEVICE_STATUSES)),
    check("devices_serial_folded", sql`${t.serialNumber} ~ '^[A-Z0-9-]{1,50}$'`),
    check(
      "devices_bound_when_out",
      sql`${t.status} in ('in_stock', 'returning', 'repair', 'retired', 'lost') or ${t.merchantId} is not null`,
    ),
  ],
);

export const shipments = pgTable(
  "shipments",
  {
    id: id(),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    status: text().$type<ShipmentStatus>().notNull(),
    carrier: text().$type<Carrier>(),
    trackingNumber: text(),
    recipient: sealed().notNull(),
    createdAt: instant().notNull(),
    shippedAt: instant(),
    deliveredAt: instant(),
    version: version(),
  },
  (t) => [
    index("shipments_status").on(t.status, t.createdAt, t.id),
    uniqueIndex("shipments_one_open_per_device")
      .on(t.deviceId)
      .where(oneOf(t.status, OPEN_SHIPMENT_STATUSES)),
    // Returned labels keep theirs: no carrier gives a number to two parcels.
    uniqueIndex("shipments_tracking_number").on(t.carrier, t.trackingNumber),
    check("shipments_status_known", oneOf(t.status, SHIPMENT_STATUSES)),
    check("shipments_carrier_known", sql`${t.carrier} is null or ${oneOf(t.carrier, CARRIERS)}`),
    check(
      "shipments_tracked_when_shipped",
      sql`${t.status} not in ('shipped', 'delivered', 'returning', 'returned') or (${t.carrier} is not null and ${t.trackingNumber} is not null)`,
    ),
  ],
);
