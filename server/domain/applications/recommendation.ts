import { z } from "zod";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { OFFER_KINDS } from "#server/domain/devices/prices/offers.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import type { Transitions } from "#server/domain/state-machine.ts";
import { productAdvice } from "./advice.ts";
import type { ApplicationStatus } from "./status.ts";

export const RECOMMENDATION_STATUSES = ["sent", "agreed", "declined", "replaced"] as const;
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];

export const RECOMMENDATION_EVENTS = ["agree", "decline", "replace"] as const;
export type RecommendationEvent = (typeof RECOMMENDATION_EVENTS)[number];

/** A device with its price, laid before an applicant; another one takes its place, agreed to or not. */
export const RECOMMENDATION_TRANSITIONS = {
  sent: { agree: "agreed", decline: "declined", replace: "replaced" },
  agreed: { replace: "replaced" },
  declined: {},
  replaced: {},
} as const satisfies Transitions<RecommendationStatus, RecommendationEvent>;

/** Statuses in which the device is still open; once an approval is proposed, it is part of what is judged. */
export const ANSWERABLE = [
  "submitted",
  "in_review",
  "needs_correction",
  "appealed",
] as const satisfies readonly ApplicationStatus[];

export const sendRecommendationInput = z.strictObject({
  ...versioned("applicationId", "application"),
  modelCode,
  offer: z.enum(OFFER_KINDS),
  /** What the reviewer says to it; empty for nothing. */
  note: line({ min: 0, max: 200 }).optional(),
});

export const answerRecommendationInput = z.strictObject(versioned("recommendationId", "recommendation"));

/** What was recommended, at the prices of the day it was sent: what is agreed to does not change under anybody's hand. */
export const recommendationView = z.strictObject({
  id: z.string(),
  applicationId: z.string(),
  status: z.enum(RECOMMENDATION_STATUSES),
  product: z.enum(PRODUCTS),
  modelCode: z.string(),
  modelName: z.string(),
  offer: z.enum(OFFER_KINDS),
  /** What the device costs in this way: once, a month, or as a deposit. */
  amountFen: fen,
  /** What a month costs by the applicant's own volume: fees, and the rent where it is rented. */
  monthlyFen: fen,
  reasons: z.array(z.string()),
  note: z.string().nullable(),
  sentAt: utcInstant,
  answeredAt: utcInstant.nullable(),
  version: z.int(),
});
export type RecommendationView = z.infer<typeof recommendationView>;

/** What fits an applicant by their own numbers, and what they were sent last. */
export const caseAdvice = z.strictObject({
  products: z.array(productAdvice),
  sent: recommendationView.nullable(),
});
export type CaseAdvice = z.infer<typeof caseAdvice>;

export const ownRecommendationInput = z.strictObject({ applicationId: id("application") });
