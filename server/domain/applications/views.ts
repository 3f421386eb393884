import { z } from "zod";
import { DOCUMENT_SLOTS } from "#server/domain/documents/slots.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { MERCHANT_KINDS, PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { ANSWER_GROUPS, draftAnswers } from "./answers.ts";
import { EXPIRY_STATES } from "./expiry.ts";
import { APPLICATION_EVENTS, APPLICATION_STATUSES } from "./status.ts";
import { WAIT_HOLDERS } from "./wait-holders.ts";

const group = z.enum(ANSWER_GROUPS as [(typeof ANSWER_GROUPS)[number], ...(typeof ANSWER_GROUPS)[number][]]);

export const requirementErrorView = z.strictObject({
  field: z.string(),
  code: z.string(),
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
});

export const requirementsView = z.strictObject({
  currentlyDue: z.array(z.string()),
  eventuallyDue: z.array(z.strictObject({ field: z.string(), dueAfter: z.string().nullable() })),
  pendingVerification: z.array(z.string()),
  errors: z.array(requirementErrorView),
});

export const documentView = z.strictObject({
  id: z.string(),
  slot: z.enum(DOCUMENT_SLOTS),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.int(),
  uploadedAt: utcInstant,
  /** Until when the document on file is valid; null where its kind has no end, or none is known yet. */
  expiry: z.strictObject({ until: z.iso.date(), state: z.enum(EXPIRY_STATES), daysLeft: z.int() }).nullable(),
});
export type DocumentView = z.infer<typeof documentView>;

export const timelineEntry = z.strictObject({
  at: utcInstant,
  action: z.string(),
  by: z.enum(["applicant", "staff", "system"]),
});

/** The honest clock: what is waited for, since when, until when, and how long others really waited. */
export const applicationClock = z.strictObject({
  holder: z.enum(WAIT_HOLDERS),
  since: utcInstant,
  dueAt: utcInstant,
  /** What the application becomes by itself if nothing happens; null where only people act. */
  afterwards: z.enum(APPLICATION_STATUSES).nullable(),
  /** Applications that the desk takes before this one; null while it does not stand in the queue. */
  ahead: z.int().nullable(),
  /** Of the last 90 days, from real cases; null while they are too few to say. */
  typical: z.strictObject({ toFirstLookMs: z.int(), toDecisionMs: z.int(), cases: z.int() }).nullable(),
});
export type ApplicationClock = z.infer<typeof applicationClock>;

/** An application as its applicant sees it. */
export const applicationView = z.strictObject({
  id: z.string(),
  status: z.enum(APPLICATION_STATUSES),
  version: z.int(),
  kind: z.enum(MERCHANT_KINDS).nullable(),
  product: z.enum(PRODUCTS).nullable(),
  /** Question groups to show, in order. */
  groups: z.array(group),
  answers: z.partialRecord(group, draftAnswers),
  /** Slots that this merchant must fill, in order. */
  documentSlots: z.array(z.enum(DOCUMENT_SLOTS)),
  documents: z.array(documentView),
  requirements: requirementsView,
  /** What staff sent back since the last submission, and whether it has been answered anew. */
  corrections: z.array(requirementErrorView.extend({ answered: z.boolean() })),
  /** Why staff did not approve it, as long as that stands or is appealed against. */
  rejection: z.strictObject({ at: utcInstant, reason: z.string() }).nullable(),
  /** When what was handed in will be erased, or was; null while it is kept. */
  erasure: z.strictObject({ dueAt: utcInstant, erasedAt: utcInstant.nullable() }).nullable(),
  /** What may be changed now: all of a draft, what was sent back after a correction request. */
  editable: z.union([z.literal("all"), z.array(z.string())]),
  /** What the applicant may do now. */
  events: z.array(z.enum(APPLICATION_EVENTS)),
  timeline: z.array(timelineEntry),
  /** Who has the next step and until when; null once nobody has to act. */
  clock: applicationClock.nullable(),
  merchantId: z.string().nullable(),
  createdAt: utcInstant,
  submittedAt: utcInstant.nullable(),
});
export type ApplicationView = z.infer<typeof applicationView>;

export const applicationSummary = applicationView
  .pick({
    id: true,
    status: true,
    kind: true,
    product: true,
    merchantId: true,
    createdAt: true,
    submittedAt: true,
  })
  .extend({
    /** Known once it was handed in, until it is erased. */
    shopName: z.string().nullable(),
  });

export const answerGroup = group;
