import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { CONFIG_REPORT_STATUSES, type ConfigReportStatus } from "#server/domain/device-protocol/config.ts";
import { RESOLUTIONS, type Resolution } from "#server/domain/terminals/incidents/resolutions.ts";
import {
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  type IncidentKind,
  type IncidentStatus,
} from "#server/domain/terminals/incidents/status.ts";
import { TERMINAL_STATUSES, type TerminalStatus } from "#server/domain/terminals/status.ts";
import { id, instant, oneOf, sealed, version } from "../columns.ts";
import { devices } from "./devices.ts";
import { merchants, stores } from "./merchants.ts";
import { rateCards } from "./rates.ts";

/** A device bound to a merchant and store, with the configuration the portal wants and the terminal reports. */
export const terminals = pgTable(
  "terminals",
  {
    id: id(),
    number: text().notNull().unique(),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    storeId: text().notNull(),
    status: text().$type<TerminalStatus>().notNull().default("awaiting_activation"),
    activationCodeIndex: text().notNull(),
    activationCode: sealed().notNull(),
    activationExpiresAt: instant().notNull(),
    publicKey: jsonb().$type<{ kty: "OKP"; crv: "Ed25519"; x: string }>(),
    keySince: instant(),
    /** A key that was offered and has not fetched a token yet. */
    nextPublicKey: jsonb().$type<{ kty: "OKP"; crv: "Ed25519"; x: string }>(),
    nextKeyAt: instant(),
    /** A new key that staff have ordered, and until when. */
    keyOrderedAt: instant(),
    keyDueAt: instant(),
    firmwareVersion: text(),
    createdAt: instant().notNull(),
    activatedAt: instant(),
    /** Tokens issued before this instant are refused. */
    tokensValidFrom: instant().notNull(),
    desiredVersion: integer().notNull().default(0),
    reportedVersion: integer().notNull().default(0),
    reportedHash: text(),
    reportedStatus: text().$type<ConfigReportStatus>(),
    reportedAt: instant(),
    drifted: boolean().notNull().default(false),
    /** Number of the newest message that nobody at the terminal has read. */
    unreadMessage: integer(),
    /** The log that staff have asked for, until it came or nobody asks any more. */
    logRequest: text(),
    version: version(),
  },
  (t) => [
    foreignKey({
      name: "terminals_store_of_merchant",
      columns: [t.storeId, t.merchantId],
      foreignColumns: [stores.id, stores.merchantId],
    }),
    uniqueIndex("terminals_one_open_per_device").on(t.deviceId).where(sql`${t.status} <> 'closed'`),
    index("terminals_merchant").on(t.merchantId),
    index("terminals_status").on(t.status, t.id),
    index("terminals_newest").on(t.createdAt, t.id),
    index("terminals_drifted").on(t.createdAt, t.id).where(sql`${t.drifted} and ${t.status} <> 'closed'`),
    index("terminals_behind")
      .on(t.createdAt, t.id)
      .where(sql`${t.status} = 'active' and ${t.reportedVersion} < ${t.desiredVersion}`),
    check("terminals_status_known", oneOf(t.status, TERMINAL_STATUSES)),
    check("terminals_reported_not_ahead", sql`${t.reportedVersion} <= ${t.desiredVersion}`),
    check("terminals_next_key_whole", sql`(${t.nextPublicKey} is null) = (${t.nextKeyAt} is null)`),
    check("terminals_key_order_whole", sql`(${t.keyOrderedAt} is null) = (${t.keyDueAt} is null)`),
    check(
      "terminals_active_has_key",
      sql`${t.status} not in ('active', 'suspended') or ${t.publicKey} is not null`,
    ),
  ],
);

/**
 * When an activated terminal was last heard of. Apart from the rest, because every heartbeat writes it: a short row, that
 * nobody holds who changes a terminal.
 */
export const terminalPresence = pgTable("terminal_presence", {
  terminalId: text()
    .primaryKey()
    .references(() => terminals.id, { onDelete: "cascade" }),
  lastSeenAt: instant().notNull(),
});

/** Assertions already exchanged for a token; kept until they expire. */
export const usedAssertions = pgTable(
  "used_assertions",
  { jti: text().notNull(), terminalId: text().notNull(), expiresAt: instant().notNull() },
  (t) => [primaryKey({ columns: [t.terminalId, t.jti] }), index("used_assertions_expiry").on(t.expiresAt)],
);

/** How a terminal was doing: the first heartbeat of each quarter of an hour, for a month. */
export const terminalHeartbeats = pgTable(
  "terminal_heartbeats",
  {
    terminalId: text()
      .notNull()
      .references(() => terminals.id, { onDelete: "cascade" }),
    /** When its quarter of an hour began. */
    at: instant().notNull(),
    battery: doublePrecision(),
    network: text(),
    /** So far the terminal's clock was ahead of ours. */
    clockSkewMs: bigint({ mode: "number" }).notNull(),
    lat: doublePrecision(),
    lng: doublePrecision(),
  },
  (t) => [primaryKey({ columns: [t.terminalId, t.at] }), index("terminal_heartbeats_age").on(t.at)],
);

/** Every configuration a terminal was ever offered; immutable. */
export const configVersions = pgTable(
  "config_versions",
  {
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    version: integer().notNull(),
    rateCardId: text()
      .notNull()
      .references(() => rateCards.id),
    payload: jsonb().notNull(),
    contentHash: text().notNull(),
    jws: text().notNull(),
    issuedAt: instant().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.terminalId, t.version] })],
);

export const configReports = pgTable(
  "config_reports",
  {
    id: id(),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    version: integer().notNull(),
    contentHash: text().notNull(),
    status: text().$type<ConfigReportStatus>().notNull(),
    reason: text(),
    at: instant().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("config_reports_once").on(t.terminalId, t.version, t.status, t.contentHash, t.at),
    check("config_reports_status_known", oneOf(t.status, CONFIG_REPORT_STATUSES)),
  ],
);

export const incidents = pgTable(
  "incidents",
  {
    id: id(),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    kind: text().$type<IncidentKind>().notNull(),
    status: text().$type<IncidentStatus>().notNull().default("open"),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    raisedAt: instant().notNull(),
    resolvedAt: instant(),
    /** How it ended, and what staff said of it. */
    resolution: text().$type<Resolution>(),
    reason: text(),
    version: version(),
  },
  (t) => [
    uniqueIndex("incidents_one_open_per_kind").on(t.terminalId, t.kind).where(sql`${t.resolvedAt} is null`),
    index("incidents_raised").on(t.raisedAt, t.id),
    index("incidents_newest").on(t.status, t.raisedAt, t.id),
    index("incidents_terminal").on(t.terminalId, t.raisedAt),
    check("incidents_kind_known", oneOf(t.kind, INCIDENT_KINDS)),
    check("incidents_status_known", oneOf(t.status, INCIDENT_STATUSES)),
    check("incidents_resolution_known", sql`${t.resolution} is null or ${oneOf(t.resolution, RESOLUTIONS)}`),
    check(
      "incidents_ended_somehow",
      sql`(${t.status} = 'open') = (${t.resolvedAt} is null) and (${t.status} = 'open') = (${t.resolution} is null)`,
    ),
  ],
);
