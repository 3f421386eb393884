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
import { DESK_STEPS, type DeskStep } from "#server/domain/applications/desk-promise.ts";
import { PRICE_STATUSES, type PriceStatus } from "#server/domain/price-status.ts";
import { DESK_ALARMS, type DeskAlarm } from "#server/domain/reviews/alarms.ts";
import { DESK_NOTICES, type DeskNoticeKind } from "#server/domain/reviews/notices.ts";
import {
  OPINION_STAGES,
  type OpinionStage,
  VERDICTS,
  type Verdict,
} from "#server/domain/reviews/opinions.ts";
import type { SavedQuery } from "#server/domain/reviews/queue-query.ts";
import { REASON_KINDS, type ReasonKind, type ReasonWording } from "#server/domain/reviews/reasons.ts";
import {
  RISK_RATINGS,
  type RiskFacts,
  type RiskRating,
  type RiskRules,
} from "#server/domain/reviews/risk/rules.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { applications } from "./applications.ts";
import { people } from "./people.ts";

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
    status: text().$type<PriceStatus>().notNull().default("draft"),
    note: text(),
    createdById: text().references(() => people.id),
    createdAt: instant().notNull(),
    proposedById: text().references(() => people.id),
    proposedAt: instant(),
    approvedById: text().references(() => people.id),
    publishedAt: instant(),
    evidenceHash: text(),
    refusal: text(),
    version: version(),
  },
  (t) => [
    check("risk_rule_sets_status_known", oneOf(t.status, PRICE_STATUSES)),
    check(
      "risk_rule_sets_second_person",
      sql`${t.approvedById} is null or (${t.approvedById} is distinct from ${t.createdById} and ${t.approvedById} is distinct from ${t.proposedById})`,
    ),
    check("risk_rule_sets_refused_why", sql`(${t.status} = 'refused') = (${t.refusal} is not null)`),
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

/** What the desk knows of somebody who works there: which tier, how many cases at once, and until when away. */
export const deskMembers = pgTable(
  "desk_members",
  {
    personId: text()
      .primaryKey()
      .references(() => people.id),
    tier: integer().notNull().default(1),
    /** Active cases that are given to them at most. */
    cap: integer().notNull().default(20),
    /** Whether cases are given to them by themselves. */
    takesCases: boolean().notNull().default(false),
    awayUntil: instant(),
    version: version(),
  },
  (t) => [
    check("desk_members_tier_known", sql`${t.tier} in (1, 2)`),
    check("desk_members_cap_sane", sql`${t.cap} between 1 and 500`),
  ],
);

/** A view of the queue that somebody keeps under a name of their own. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    /** The queue's address, without its place. */
    query: jsonb().$type<SavedQuery>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("saved_views_one_name").on(t.personId, t.name)],
);
