import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { FEATURES, type Feature } from "#server/domain/devices/features.ts";
import { LINE_FAULTS, type LineFault } from "#server/domain/devices/intakes/serial-line.ts";
import { INTAKE_SOURCES, type IntakeSource } from "#server/domain/devices/intakes/source.ts";
import {
  DEVICE_STATUSES,
  type DeviceStatus,
  ON_SHELF,
  TERMINAL_TYPES,
} from "#server/domain/devices/status.ts";
import { ATTENTIONS, type Attention } from "#server/domain/shipments/attention.ts";
import { CARRIERS, type Carrier } from "#server/domain/shipments/carriers.ts";
import {
  OPEN_SHIPMENT_STATUSES,
  SHIPMENT_STATUSES,
  type ShipmentStatus,
} from "#server/domain/shipments/status.ts";
import { TRACKED_STATES, type TrackedState } from "#server/domain/shipments/tracking.ts";
import { id, instant, oneOf, sealed, version } from "../columns.ts";
import { merchants } from "./merchants.ts";
import { people } from "./people.ts";
import { warehouses } from "./warehouses.ts";

export const deviceModels = pgTable(
  "device_models",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    terminalType: text().notNull(),
    product: text().$type<"traditional_pos" | "shoukuanbao">().notNull(),
    supportsHuabei: boolean().notNull(),
    /** So many minutes a terminal of this model may say nothing before it counts as offline. */
    silentMinutes: integer().notNull().default(15),
    minimumFirmware: text().notNull(),
    targetFirmware: text().notNull(),
    features: text().array().$type<Feature[]>().notNull().default([]),
    /** Below how many units in stock it is pointed out; 0 never. */
    lowStockBelow: integer().notNull().default(0),
  },
  (t) => [
    check("device_models_type_known", oneOf(t.terminalType, TERMINAL_TYPES)),
    check(
      "device_models_features_known",
      sql`${t.features} <@ array[${sql.raw(FEATURES.map((feature) => `'${feature}'`).join(", "))}]::text[]`,
    ),
    // Compared as `compareFirmware` does, number by number.
    check(
      "device_models_minimum_within_target",
      sql`(string_to_array(${t.minimumFirmware} || '.0.0.0', '.')::int[])[1:4] <= (string_to_array(${t.targetFirmware} || '.0.0.0', '.')::int[])[1:4]`,
    ),
    check("device_models_low_stock_sane", sql`${t.lowStockBelow} between 0 and 100000`),
  ],
);

/** A delivery of devices into stock, taken in line by line. */
export const intakes = pgTable(
  "intakes",
  {
    id: id(),
    modelCode: text()
      .notNull()
      .references(() => deviceModels.code),
    /** Into which it goes. */
    warehouseId: text()
      .notNull()
      .references(() => warehouses.id),
    source: text().$type<IntakeSource>().notNull(),
    fileName: text(),
    contentHash: text(),
    totalLines: integer(),
    doneLines: integer().notNull().default(0),
    received: integer().notNull().default(0),
    faulty: integer().notNull().default(0),
    createdBy: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [
    index("intakes_newest").on(t.createdAt, t.id),
    uniqueIndex("intakes_one_per_file").on(t.modelCode, t.contentHash),
    check("intakes_source_known", oneOf(t.source, INTAKE_SOURCES)),
    check(
      "intakes_file_whole",
      sql`(${t.source} = 'file') = (${t.contentHash} is not null and ${t.totalLines} is not null and ${t.fileName} is not null)`,
    ),
    check("intakes_within_total", sql`${t.totalLines} is null or ${t.doneLines} <= ${t.totalLines}`),
  ],
);

/** Lines of a delivery that were not taken into stock, and why. */
export const faultyLines = pgTable(
  "intake_faults",
  {
    intakeId: text()
      .notNull()
      .references(() => intakes.id),
    line: integer().notNull(),
    text: text().notNull(),
    reason: text().$type<LineFault>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.intakeId, t.line] }),
    check("intake_faults_reason_known", oneOf(t.reason, LINE_FAULTS)),
  ],
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
    /** Since when it has its status. */
    since: instant().notNull(),
    /** The delivery that it came with; null of those that came one by one. */
    intakeId: text().references(() => intakes.id),
    /** Where it lies; null while it is on no shelf of ours. */
    warehouseId: text().references(() => warehouses.id),
    version: version(),
  },
  (t) => [
    index("devices_status").on(t.status, t.modelCode, t.id),
    index("devices_received").on(t.receivedAt, t.id),
    index("devices_merchant").on(t.merchantId),
    index("devices_intake").on(t.intakeId),
    index("devices_warehouse").on(t.warehouseId, t.status, t.modelCode),
    check("devices_lie_somewhere", sql`(${oneOf(t.status, ON_SHELF)}) = (${t.warehouseId} is not null)`),
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
    /** The last four digits of the recipient's number, which carriers ask for; null of parcels older than tracking. */
    phoneEnding: text(),
    createdAt: instant().notNull(),
    /** Since when it has its status. */
    since: instant().notNull(),
    shippedAt: instant(),
    deliveredAt: instant(),
    /** Where its carrier says it is, by the newest line of its way. */
    trackedState: text().$type<TrackedState>(),
    trackedAt: instant(),
    /** What about it somebody has to look at, and since when. */
    attention: text().$type<Attention>(),
    attentionSince: instant(),
    /** Since when the tracker looks after it, or the tracker's own code for why it does not. */
    followedAt: instant(),
    followFailure: text(),
    version: version(),
  },
  (t) => [
    index("shipments_merchant").on(t.merchantId, t.createdAt, t.id),
    index("shipments_newest").on(t.createdAt, t.id),
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
    check(
      "shipments_tracked_state_known",
      sql`${t.trackedState} is null or ${oneOf(t.trackedState, TRACKED_STATES)}`,
    ),
    check("shipments_attention_known", sql`${t.attention} is null or ${oneOf(t.attention, ATTENTIONS)}`),
    check("shipments_attention_dated", sql`(${t.attention} is null) = (${t.attentionSince} is null)`),
    check("shipments_place_dated", sql`(${t.trackedState} is null) = (${t.trackedAt} is null)`),
  ],
);

/** A line of a parcel's way, as its carrier told it. Its words may name people and are sealed. */
export const shipmentTraces = pgTable(
  "shipment_traces",
  {
    shipmentId: text()
      .notNull()
      .references(() => shipments.id),
    at: instant().notNull(),
    /** Blind index of the words: the same line again is the same row. */
    textIndex: text().notNull(),
    text: sealed().notNull(),
    state: text().$type<TrackedState>(),
    toldAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.at, t.textIndex] }),
    index("shipment_traces_told").on(t.toldAt),
    check("shipment_traces_state_known", sql`${t.state} is null or ${oneOf(t.state, TRACKED_STATES)}`),
  ],
);
