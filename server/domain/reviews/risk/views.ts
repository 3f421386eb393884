import { z } from "zod";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { versioned } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";
import { RISK_RATINGS, riskRules } from "./rules.ts";
import { RULE_SET_EVENTS, RULE_SET_STATUSES } from "./status.ts";

export const ruleSetView = z.strictObject({
  id: z.string(),
  number: z.int(),
  status: z.enum(RULE_SET_STATUSES),
  body: riskRules,
  note: z.string().nullable(),
  refusal: z.string().nullable(),
  createdAt: utcInstant,
  publishedAt: utcInstant.nullable(),
  createdBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  inForce: z.boolean(),
  /** Whether the reader made or proposed it. */
  own: z.boolean(),
  events: z.array(z.enum(RULE_SET_EVENTS)),
  /** Of these rules and of those that they would replace. */
  evidenceHash: z.string(),
  version: z.int(),
});
export type RuleSetView = z.infer<typeof ruleSetView>;

/** The rules in force, which may be those that the portal came with, and every set from the newest on. */
export const ruleSets = z.strictObject({
  inForce: z.strictObject({ number: z.int(), body: riskRules }),
  sets: z.array(ruleSetView),
});

export const createRulesInput = z.strictObject({ body: riskRules, note: line({ max: 200 }).optional() });
export const ruleSetVersionInput = z.strictObject(versioned("ruleSetId", "riskRuleSet"));
export const publishRulesInput = ruleSetVersionInput.extend({ evidenceHash });
export const refuseRulesInput = ruleSetVersionInput.extend({ reason });
export const tryRulesInput = z.strictObject({ body: riskRules });

const perRating = z.strictObject({ low: z.int(), medium: z.int(), high: z.int() });

/** What rules would have made of cases that were rated before. */
export const trial = z.strictObject({
  cases: z.int(),
  since: utcInstant.nullable(),
  now: perRating,
  tried: perRating,
  /** Cases that a second person would judge blind, under the rules in force and under these. */
  secondNow: z.int(),
  secondTried: z.int(),
  changed: z.array(
    z.strictObject({
      applicationId: z.string(),
      shopName: z.string().nullable(),
      now: z.enum(RISK_RATINGS),
      tried: z.enum(RISK_RATINGS),
      reasons: z.array(z.string()),
    }),
  ),
});
export type Trial = z.infer<typeof trial>;
