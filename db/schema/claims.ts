import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import {
  CLAIM_REASONS,
  type ClaimReason,
  COVERAGES,
  type Coverage,
  FINDINGS,
  type Finding,
  REMEDIES,
  type Remedy,
  TAMPERING,
} from "#server/domain/claims/reasons.ts";
import { CLAIM_STATUSES, type ClaimStatus, OPEN_CLAIM_STATUSES } from "#server/domain/claims/status.ts";
import type { Carrier } from "#server/domain/shipments/carriers.ts";
import { fen, id, instant, oneOf, version } from "../columns.ts";
import { devices } from "./devices.ts";
import { merchants } from "./merchants.ts";
import { people } from "./people.ts";
import { terminals } from "./terminals.ts";

/** What a merchant has against a device of theirs, until it is made good. */
export const claims = pgTable(
  "claims",
  {
    id: id(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    status: text().$type<ClaimStatus>().notNull().default("opened"),
    reason: text().$type<ClaimReason>().notNull(),
    description: text().notNull(),
    byStaff: boolean().notNull(),
    openedBy: text()
      .notNull()
      .references(() => people.id),
    openedAt: instant().notNull(),
    /** Since when it has its status. */
    since: instant().notNull(),
    /** The day on which the device left us and the last day of its warranty, as they stood when the claim was opened. */
    shippedOn: date().notNull(),
    warrantyUntil: date().notNull(),
    remedy: text().$type<Remedy>(),
    coverage: text().$type<Coverage>(),
    costFen: fen(),
    replacementDeviceId: text().references(() => devices.id),
    carrier: text().$type<Carrier>(),
    trackingNumber: text(),
    note: text(),
    /** What the examination of a device that is kept apart has found, and when. */
    finding: text().$type<Finding>(),
    clearedAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("claims_one_open_per_device").on(t.deviceId).where(oneOf(t.status, OPEN_CLAIM_STATUSES)),
    index("claims_opened").on(t.openedAt, t.id),
    index("claims_newest").on(t.status, t.openedAt, t.id),
    index("claims_merchant").on(t.merchantId, t.openedAt, t.id),
    index("claims_terminal").on(t.terminalId),
    index("claims_replacement").on(t.replacementDeviceId),
    // What nobody has examined yet, by device.
    index("claims_quarantined")
      .on(t.deviceId)
      .where(sql`${t.reason} = '${sql.raw(TAMPERING)}' and ${t.clearedAt} is null`),
    check("claims_status_known", oneOf(t.status, CLAIM_STATUSES)),
    check("claims_reason_known", oneOf(t.reason, CLAIM_REASONS)),
    check("claims_remedy_known", sql`${t.remedy} is null or ${oneOf(t.remedy, REMEDIES)}`),
    check("claims_coverage_known", sql`${t.coverage} is null or ${oneOf(t.coverage, COVERAGES)}`),
    check("claims_finding_known", sql`${t.finding} is null or ${oneOf(t.finding, FINDINGS)}`),
    check("claims_cleared_with_finding", sql`(${t.finding} is null) = (${t.clearedAt} is null)`),
    check("claims_paid_has_cost", sql`${t.coverage} is distinct from 'paid' or ${t.costFen} is not null`),
    check(
      "claims_replacement_named",
      sql`${t.status} not in ('replacement_underway', 'awaiting_return', 'charged') or ${t.replacementDeviceId} is not null`,
    ),
  ],
);

/** Photos that show what is wrong; the pictures lie sealed in storage. */
export const claimPhotos = pgTable(
  "claim_photos",
  {
    id: id(),
    claimId: text()
      .notNull()
      .references(() => claims.id),
    storageKey: text().notNull(),
    sha256: text().notNull(),
    sentBy: text()
      .notNull()
      .references(() => people.id),
    sentAt: instant().notNull(),
  },
  (t) => [
    index("claim_photos_claim").on(t.claimId, t.sentAt),
    uniqueIndex("claim_photos_file").on(t.storageKey),
  ],
);
