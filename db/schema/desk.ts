import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { DESK_STEPS, type DeskStep } from "#server/domain/applications/desk-hours.ts";
import { LAID_STATUSES, type LaidStatus } from "#server/domain/laid-status.ts";
import { DESK_ALARMS, type DeskAlarm } from "#server/domain/reviews/alarms.ts";
import { DESK_NOTICES, type DeskNoticeKind } from "#server/domain/reviews/notices.ts";
import {
  OPINION_STAGES,
  type OpinionStage,
  VERDICTS,
  type Verdict,
} from "#server/domain/reviews/opinions.ts";
import { REASON_KINDS, type ReasonKind, type ReasonWording } from "#server/domain/reviews/reasons.ts";
import {
  RISK_RATINGS,
  type RiskFacts,
  type RiskRating,
  type RiskRules,
} from "#server/domain/reviews/risk/rules.ts";
import { RULE_SET_STATUSES, type RuleSetStatus } from "#server/domain/reviews/risk/status.ts";
import { blindIndex, id, instant, oneOf, sealed, version } from "../columns.ts";
import { applications } from "./applications.ts";
import { people, proposal, refusedWhy, secondPerson } from "./people.ts";

/** Deadlines of the desk that came near or passed, once each; a new deadline may be missed anew. Append-only. */
export const deskAlarms = pgTable(
  "desk_alarms",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    kind: text().$type<DeskAlarm>().notNull(),
    dueAt: instant().notNull(),
    step: text().$type<DeskStep>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.kind, t.dueAt] }),
    check("desk_alarms_kind_known", oneOf(t.kind, DESK_ALARMS)),
    check("desk_alarms_step_known", oneOf(t.step, DESK_STEPS)),
  ],
);

/** What somebody at the desk is told of a case, until they have read it. */
export const deskNotices = pgTable(
  "desk_notices",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    kind: text().$type<DeskNoticeKind>().notNull(),
    /** Who caused it; null where the clock did. */
    fromId: text().references(() => people.id),
    at: instant().notNull(),
    readAt: instant(),
  },
  (t) => [
    index("desk_notices_unread").on(t.personId, t.at, t.id).where(sql`${t.readAt} is null`),
    check("desk_notices_kind_known", oneOf(t.kind, DESK_NOTICES)),
  ],
);

/** Fields that somebody has looked at and found right, until their answer is another. */
export const fieldTicks = pgTable(
  "field_ticks",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    field: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.personId, t.field] })],
);

/** What colleagues tell each other of a case; whoever is named is told. Append-only. */
export const caseNotes = pgTable(
  "case_notes",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    authorId: text()
      .notNull()
      .references(() => people.id),
    body: text().notNull(),
    mentioned: text().array().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("case_notes_application").on(t.applicationId, t.at)],
);

/** Files that colleagues lay beside a case; their bytes lie sealed in storage, and go when the case is erased. */
export const caseAttachments = pgTable(
  "case_attachments",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    fileName: sealed().notNull(),
    contentType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    attachedById: text()
      .notNull()
      .references(() => people.id),
    attachedAt: instant().notNull(),
  },
  (t) => [
    index("case_attachments_application").on(t.applicationId, t.attachedAt),
    uniqueIndex("case_attachments_file").on(t.storageKey),
    check("case_attachments_size_positive", sql`${t.sizeBytes} > 0`),
  ],
);

/** Who looks at a case now, and at which field; rows that are older than a moment say nothing. */
export const casePresence = pgTable(
  "case_presence",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    field: text(),
    seenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.personId] }), index("case_presence_old").on(t.seenAt)],
);

/** A list that names are screened against, as it was imported; the last import of a name is the one that counts. */
export const screeningLists = pgTable(
  "screening_lists",
  {
    id: id(),
    name: text().notNull(),
    source: text().notNull(),
    rows: integer().notNull(),
    importedById: text().references(() => people.id),
    importedAt: instant().notNull(),
    /** Lists of the time before second persons were taken into use by whoever imported them. */
    status: text().$type<LaidStatus>().notNull().default("published"),
    ...proposal(),
    /** Since when another import has taken its place. */
    replacedAt: instant(),
    version: version(),
  },
  (t) => [
    uniqueIndex("screening_lists_one_in_use")
      .on(t.name)
      .where(sql`${t.status} = 'published' and ${t.replacedAt} is null`),
    uniqueIndex("screening_lists_one_waiting").on(t.name).where(sql`${t.status} = 'pending_second'`),
    check("screening_lists_status_known", oneOf(t.status, LAID_STATUSES)),
    check("screening_lists_second_person", secondPerson(t)),
    check("screening_lists_refused_why", refusedWhy(t)),
  ],
);

/** Who stands on a list: the name as it is written there, and the keys by which likely ones are found. */
export const screeningEntries = pgTable(
  "screening_entries",
  {
    listId: text()
      .notNull()
      .references(() => screeningLists.id),
    number: integer().notNull(),
    name: text().notNull(),
    /** Characters and sounds that a name like it shares (`screening/name-keys.ts`). */
    keys: text().array().notNull(),
    idNumberIndex: blindIndex(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.listId, t.number] }),
    // Without a list of what is still to be sorted in: after an import every search would read it.
    index("screening_entries_keys").using("gin", t.keys).with({ fastupdate: false }),
    index("screening_entries_id_number").on(t.idNumberIndex).where(sql`${t.idNumberIndex} is not null`),
  ],
);

/**
 * What a reviewer may say of a field or a case, in both languages, with its remedy. Append-only: another wording is another
 * version, and decisions name the one that was said.
 */
export const reasonCodes = pgTable(
  "reason_codes",
  {
    code: text().notNull(),
    number: integer().notNull(),
    kind: text().$type<ReasonKind>().notNull(),
    wording: jsonb().$type<ReasonWording>().notNull(),
    retired: boolean().notNull().default(false),
    createdById: text().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.number] }),
    check("reason_codes_kind_known", oneOf(t.kind, REASON_KINDS)),
  ],
);

/** Rules that rate cases and say when a second person judges blind; put in force by somebody who did not make them. */
export const riskRuleSets = pgTable(
  "risk_rule_sets",
  {
    id: id(),
    number: integer().notNull().unique(),
    body: jsonb().$type<RiskRules>().notNull(),
    status: text().$type<RuleSetStatus>().notNull().default("draft"),
    note: text(),
    ...proposal(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    check("risk_rule_sets_status_known", oneOf(t.status, RULE_SET_STATUSES)),
    check("risk_rule_sets_second_person", secondPerson(t)),
    check("risk_rule_sets_refused_why", refusedWhy(t)),
    check("risk_rule_sets_published_at", sql`${t.status} <> 'published' or ${t.publishedAt} is not null`),
  ],
);

/** How a case was rated at each decision, and by which facts: what new rules are tried on. Append-only. */
export const riskAssessments = pgTable(
  "risk_assessments",
  {
    id: id(),
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    /** Of the rule set; 0 for the rules that the portal came with. */
    ruleSetNumber: integer().notNull(),
    facts: jsonb().$type<RiskFacts>().notNull(),
    rating: text().$type<RiskRating>().notNull(),
    points: integer().notNull(),
    needsSecond: boolean().notNull(),
    reasons: text().array().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("risk_assessments_application").on(t.applicationId, t.at),
    index("risk_assessments_newest").on(t.at, t.id),
    check("risk_assessments_rating_known", oneOf(t.rating, RISK_RATINGS)),
  ],
);

/**
 * What each person found of the evidence, in rounds: one opinion a person and a stage. The maker's and the checker's are
 * never one person's, and each stands on the hash of what was there to see. Append-only.
 */
export const caseOpinions = pgTable(
  "case_opinions",
  {
    applicationId: text()
      .notNull()
      .references(() => applications.id),
    round: integer().notNull(),
    stage: text().$type<OpinionStage>().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    verdict: text().$type<Verdict>().notNull(),
    code: text(),
    codeNumber: integer(),
    reason: text(),
    evidenceHash: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.round, t.stage] }),
    uniqueIndex("case_opinions_another_person").on(t.applicationId, t.round, t.personId),
    check("case_opinions_stage_known", oneOf(t.stage, OPINION_STAGES)),
    check("case_opinions_verdict_known", oneOf(t.verdict, VERDICTS)),
    check("case_opinions_rejected_why", sql`${t.verdict} = 'accept' or ${t.reason} is not null`),
  ],
);
