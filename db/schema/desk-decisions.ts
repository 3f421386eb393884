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
import { id, instant, oneOf, version } from "../columns.ts";
import { applications } from "./applications.ts";
import { people } from "./people.ts";

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
    check("risk_rule_sets_status_known", oneOf(t.status, RULE_SET_STATUSES)),
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
