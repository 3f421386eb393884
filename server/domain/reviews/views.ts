import { z } from "zod";
import { draftAnswers } from "#server/domain/applications/answers.ts";
import { APPLICATION_EVENTS, APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import {
  answerGroup,
  applicationView,
  documentView,
  requirementErrorView,
} from "#server/domain/applications/views.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { MERCHANT_KINDS, PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { attachmentView } from "./attachments.ts";
import { OPINION_STAGES, VERDICTS } from "./opinions.ts";
import { QUEUE_VIEWS, type QueueView } from "./queue-views.ts";
import { RISK_RATINGS } from "./risk/rules.ts";

/** What changes with every step and every word said of a case. */
export const caseVersion = z.strictObject({ version: z.int(), saidAt: utcInstant.nullable() });

export const revealedField = z.strictObject({ value: z.string() });

export const queueItem = z.strictObject({
  id: z.string(),
  status: z.enum(APPLICATION_STATUSES),
  kind: z.enum(MERCHANT_KINDS).nullable(),
  product: z.enum(PRODUCTS).nullable(),
  shopName: z.string().nullable(),
  submittedAt: utcInstant.nullable(),
  /** Since when the present step is waited for. */
  waitingSince: utcInstant,
  /** Until when it should be taken: the order of the queue. Null once nobody has to act. */
  dueAt: utcInstant.nullable(),
  reviewerName: z.string().nullable(),
  /** How it was rated at its last decision. */
  rating: z.enum(RISK_RATINGS).nullable(),
  snoozedUntil: utcInstant.nullable(),
  tier: z.int(),
  version: z.int(),
});

export const queuePage = pageOf(queueItem);

/** How many cases are at the desk, and how many of them each view holds. */
export const queueCounts = z.strictObject({
  desk: z.int(),
  ...(Object.fromEntries(QUEUE_VIEWS.map((view) => [view, z.int()])) as Record<QueueView, z.ZodInt>),
});

export type QueueCounts = z.infer<typeof queueCounts>;

export const automaticCheck = z.strictObject({
  check: z.string(),
  outcome: z.enum(["passed", "failed", "attention"]),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Other applications to lay beside this one: what of them is public, and what is the same. */
  matches: z.array(
    z.strictObject({
      applicationId: z.string(),
      shopName: z.string().nullable(),
      shopAddress: z.string().nullable(),
      kind: z.enum(MERCHANT_KINDS).nullable(),
      status: z.enum(APPLICATION_STATUSES),
      submittedAt: utcInstant.nullable(),
      same: z.array(z.string()),
    }),
  ),
});

export const decisionView = z.strictObject({
  at: utcInstant,
  kind: z.string(),
  by: z.string(),
  field: z.string().nullable(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  /** Of a contact: when the applicant is to be called again. */
  nextAt: utcInstant.nullable(),
  resolvedAt: utcInstant.nullable(),
});

/** Who else looks at a case at this moment, and at which field. */
export const onlookers = z.strictObject({
  others: z.array(z.strictObject({ name: z.string(), field: z.string().nullable() })),
});

/** What somebody found of the evidence, in the present round. */
export const opinionView = z.strictObject({
  stage: z.enum(OPINION_STAGES),
  by: z.string(),
  verdict: z.enum(VERDICTS),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  at: utcInstant,
});

/** A case at the desk. Personal fields are masked; `reviews.reveal` opens one, with a reason. */
export const caseView = z.strictObject({
  id: z.string(),
  status: z.enum(APPLICATION_STATUSES),
  version: z.int(),
  kind: z.enum(MERCHANT_KINDS).nullable(),
  product: z.enum(PRODUCTS).nullable(),
  /** The device model that was agreed on with the applicant. */
  agreedModel: z.string().nullable(),
  groups: z.array(answerGroup),
  answers: z.partialRecord(answerGroup, draftAnswers),
  maskedFields: z.array(z.string()),
  documents: z.array(documentView),
  documentSlots: applicationView.shape.documentSlots,
  checks: z.array(automaticCheck),
  errors: z.array(requirementErrorView),
  /** How the rules in force rate it, and why; `needsSecond`: a second person judges blind, a rejection too. */
  risk: z.strictObject({
    rating: z.enum(RISK_RATINGS),
    points: z.int(),
    needsSecond: z.boolean(),
    reasons: z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })),
  }),
  /** Of what a decision would rest on now. */
  evidenceHash: z.string(),
  second: z.strictObject({
    /** Whether this person is yet to judge, and is shown nobody's verdict before. */
    blind: z.boolean(),
    disputed: z.boolean(),
    named: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    opinions: z.array(opinionView),
  }),
  decisions: z.array(decisionView),
  /** Fields that a reviewer looks at twice; an approval is not proposed while one stands. */
  flags: z.array(z.strictObject({ field: z.string(), note: z.string().nullable(), by: z.string() })),
  /** Fields that this person has found right. */
  ticks: z.array(z.string()),
  /** What colleagues told each other, the oldest first. */
  notes: z.array(z.strictObject({ id: z.string(), by: z.string(), body: z.string(), at: utcInstant })),
  /** What colleagues laid beside the case, the oldest first. */
  attachments: z.array(attachmentView),
  /** Fields and papers that are others since the case was last sent back. */
  changed: z.array(z.string()),
  timeline: applicationView.shape.timeline,
  reviewer: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  checker: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** Until when the desk has its next step; what the applicant is promised. */
  dueAt: utcInstant.nullable(),
  snoozedUntil: utcInstant.nullable(),
  tier: z.int(),
  /** What the person looking may do now. */
  events: z.array(z.enum(APPLICATION_EVENTS)),
  merchantId: z.string().nullable(),
  submittedAt: utcInstant.nullable(),
  /** When what was handed in was erased; only what happened is left then. */
  erasedAt: utcInstant.nullable(),
});

export type AutomaticCheck = z.infer<typeof automaticCheck>;

export type CaseView = z.infer<typeof caseView>;

export type QueueItem = z.infer<typeof queueItem>;
