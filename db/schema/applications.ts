import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  DESK_STATUSES,
  OPEN_APPLICATION_STATUSES,
  UNCLAIMED_STATUSES,
} from "#server/domain/applications/status.ts";
import { MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import { blindIndex, id, instant, oneOf, sealed, version } from "../columns.ts";
import { people } from "./people.ts";

export const applications = pgTable(
  "applications",
  {
    id: id(),
    applicantId: text()
      .notNull()
      .references(() => people.id),
    kind: text().$type<"micro" | "individual" | "enterprise">(),
    product: text().$type<"traditional_pos" | "shoukuanbao">(),
    shopName: text(),
    /** District code and street of the store, by which similar addresses are found. */
    shopAddress: text(),
    status: text().$type<ApplicationStatus>().notNull().default("draft"),
    idNumberIndex: blindIndex(),
    creditCodeIndex: blindIndex(),
    accountNumberIndex: blindIndex(),
    mobileIndex: blindIndex(),
    reviewerId: text().references(() => people.id),
    checkerId: text().references(() => people.id),
    /** Whom the maker has chosen as checker; anybody who may where nobody is named. */
    namedCheckerId: text().references(() => people.id),
    /** How the case was rated at its last decision. */
    riskRating: text().$type<"low" | "medium" | "high">(),
    /** Until when it is out of sight of the views that ask for work; a moment that has passed hides nothing. */
    snoozedUntil: instant(),
    /** Of which tier of the desk a reviewer must be to claim it. */
    tier: integer().notNull().default(1),
    /** The device model that the reviewer agreed on with the applicant; reserved with the approval. */
    agreedModel: text(),
    createdAt: instant().notNull(),
    submittedAt: instant(),
    claimedAt: instant(),
    proposedAt: instant(),
    decidedAt: instant(),
    appealedAt: instant(),
    /** Since when the present step is waited for: `waits.ts` says of whom, and until when. */
    waitingSince: instant().notNull(),
    /** Until when the step should be taken, kept so that an index knows; null once nobody has to act. */
    dueAt: instant(),
    /** When the applicant was last reminded of what is left unfinished. */
    remindedAt: instant(),
    /** When what was handed in was erased; the row and what happened stay. */
    erasedAt: instant(),
    version: version(),
  },
  (t) => [
    // The queue's views (server/reviews/queue/in-view.ts), each in the order of its deadlines.
    index("applications_at_desk").on(t.dueAt, t.waitingSince, t.id).where(oneOf(t.status, DESK_STATUSES)),
    index("applications_unclaimed")
      .on(t.dueAt, t.waitingSince, t.id, t.snoozedUntil)
      .where(oneOf(t.status, UNCLAIMED_STATUSES)),
    index("applications_claimed")
      .on(t.reviewerId, t.dueAt, t.waitingSince, t.id, t.snoozedUntil)
      .where(oneOf(t.status, ["in_review"])),
    index("applications_snoozed")
      .on(t.snoozedUntil, t.waitingSince, t.id)
      .where(sql`${oneOf(t.status, DESK_STATUSES)} and ${t.snoozedUntil} is not null`),
    // The same views in the order of their waits; a view of one status reads `applications_waiting`.
    index("applications_at_desk_waiting").on(t.waitingSince, t.id).where(oneOf(t.status, DESK_STATUSES)),
    index("applications_claimed_waiting")
      .on(t.reviewerId, t.waitingSince, t.id)
      .where(oneOf(t.status, ["in_review"])),
    index("applications_of_applicant")
      .on(t.dueAt, t.waitingSince, t.id)
      .where(oneOf(t.status, ["needs_correction"])),
    index("applications_of_checker")
      .on(t.dueAt, t.waitingSince, t.id, t.snoozedUntil)
      .where(oneOf(t.status, ["pending_check"])),
    index("applications_applicant").on(t.applicantId),
    index("applications_id_number").on(t.idNumberIndex),
    index("applications_credit_code").on(t.creditCodeIndex),
    index("applications_account_number").on(t.accountNumberIndex),
    index("applications_mobile").on(t.mobileIndex),
    index("applications_waiting").on(t.status, t.waitingSince, t.id),
    index("applications_handed_in").on(t.waitingSince, t.id).where(sql`${t.submittedAt} is not null`),
    index("applications_shop_name_parts").using("gin", sql`name_parts(${t.shopName})`),
    check("applications_status_known", oneOf(t.status, APPLICATION_STATUSES)),
    check(
      "applications_due_while_open",
      sql`(${oneOf(t.status, OPEN_APPLICATION_STATUSES)}) = (${t.dueAt} is not null)`,
    ),
    check(
      "applications_maker_is_not_checker",
      sql`${t.checkerId} is distinct from ${t.reviewerId} or ${t.checkerId} is null`,
    ),
    check(
      "applications_another_checker_named",
      sql`${t.namedCheckerId} is null or ${t.namedCheckerId} is distinct from ${t.reviewerId}`,
    ),
    check(
      "applications_erased_holds_nothing",
      sql`${t.erasedAt} is null or (${t.status} in ('withdrawn', 'rejected') and num_nonnulls(${t.shopName},
        ${t.shopAddress}, ${t.idNumberIndex}, ${t.creditCodeIndex}, ${t.accountNumberIndex}, ${t.mobileIndex}) = 0)`,
    ),
    check(
      "applications_approved_by_two",
      sql`${t.status} <> 'approved' or (${t.reviewerId} is not null and ${t.checkerId} is not null)`,
    ),
  ],
);

/** One row per question group; the answers are sealed whole, since most of them are personal data. */
export const applicationAnswers = pgTable(
  "application_answers",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    group: text("group_name").notNull(),
    body: sealed().notNull(),
    updatedAt: instant().notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.group] })],
);

export const documents = pgTable(
  "documents",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    slot: text().notNull(),
    fileName: sealed().notNull(),
    contentType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    /** Last day of validity as answered when it was handed in; null before that, or where there is no end. */
    expiresOn: text(),
    uploadedAt: instant().notNull(),
    replacedAt: instant(),
  },
  (t) => [
    uniqueIndex("documents_one_per_slot").on(t.applicationId, t.slot).where(sql`${t.replacedAt} is null`),
    check("documents_size_positive", sql`${t.sizeBytes} > 0`),
  ],
);

/**
 * A document on its way, part by part. The last bytes count as received only together with the document that they
 * complete, so that whoever asks how far an upload came never takes a lost document for a kept one.
 */
export const uploads = pgTable(
  "uploads",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    slot: text().notNull(),
    fileName: sealed().notNull(),
    lengthBytes: integer().notNull(),
    receivedBytes: integer().notNull().default(0),
    documentId: text().references(() => documents.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Since when nothing more is taken: stored, canceled, refused, replaced or expired. */
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("uploads_one_open_per_slot").on(t.applicationId, t.slot).where(sql`${t.endedAt} is null`),
    index("uploads_expiry").on(t.expiresAt),
    check(
      "uploads_length_allowed",
      sql`${t.lengthBytes} between 1 and ${sql.raw(String(MAX_DOCUMENT_BYTES))}`,
    ),
    check("uploads_received_within_length", sql`${t.receivedBytes} between 0 and ${t.lengthBytes}`),
    check(
      "uploads_whole_when_stored",
      sql`(${t.receivedBytes} = ${t.lengthBytes}) = (${t.documentId} is not null)`,
    ),
    check("uploads_stored_when_ended", sql`${t.documentId} is null or ${t.endedAt} is not null`),
  ],
);

/** Where the bytes received so far lie, sealed; gone once the upload has ended. */
export const uploadParts = pgTable(
  "upload_parts",
  {
    uploadId: text()
      .notNull()
      .references(() => uploads.id),
    offsetBytes: integer().notNull(),
    sizeBytes: integer().notNull(),
    storageKey: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.offsetBytes] }),
    check("upload_parts_size_positive", sql`${t.sizeBytes} > 0`),
  ],
);

/** What was said of one field or of the whole case, by staff or in an appeal; never changed, only resolved. */
export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    actorId: text()
      .notNull()
      .references(() => people.id),
    kind: text()
      .$type<
        | "correction"
        | "proposal"
        | "approval"
        | "return"
        | "rejection"
        | "override"
        | "contact"
        | "appeal"
        | "flag"
        | "rejection_proposal"
        | "disagreement"
        | "escalation"
      >()
      .notNull(),
    field: text(),
    code: text(),
    /** Version of the code's wording that was said; null where it is none of the desk's codes. */
    codeNumber: integer(),
    reason: text(),
    remedy: text(),
    /** Of a contact: when the applicant is to be called again. */
    nextAt: instant(),
    at: instant().notNull(),
    resolvedAt: instant(),
  },
  (t) => [
    index("decisions_application").on(t.applicationId, t.at),
    uniqueIndex("decisions_one_open_flag")
      .on(t.applicationId, t.field)
      .where(sql`${t.kind} = 'flag' and ${t.resolvedAt} is null`),
    check("decisions_override_has_reason", sql`${t.kind} <> 'override' or length(trim(${t.reason})) > 1`),
    uniqueIndex("decisions_one_approval").on(t.applicationId).where(sql`${t.kind} = 'approval'`),
  ],
);
