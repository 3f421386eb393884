import { z } from "zod";
import { line } from "#server/domain/fields/text.ts";

/** What is counted of a case, without anybody's data: how many there are of it, or 1 and 0 for yes and no. */
export const RISK_SIGNALS = [
  "overrides",
  "failed_checks",
  "duplicates",
  "similar_shops",
  "list_hits",
  "corrections",
  "appealed",
  "enterprise",
  "account_in_other_name",
  "far_from_district",
  "monthly_volume_fen",
] as const;
export type RiskSignal = (typeof RISK_SIGNALS)[number];
export type RiskFacts = Readonly<Record<RiskSignal, number>>;

export const RISK_RATINGS = ["low", "medium", "high"] as const;
export type RiskRating = (typeof RISK_RATINGS)[number];

const words = line({ min: 2, max: 120, kind: "reason" });

export const riskRule = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, "code_shape"),
  signal: z.enum(RISK_SIGNALS),
  /** From how many on it holds. */
  atLeast: z.int().min(1).max(1_000_000_000_00),
  points: z.int().min(0).max(100),
  /** Whether a second person must judge without knowing the first one's verdict. */
  second: z.boolean(),
  zh: words,
  en: words,
});
export type RiskRule = z.infer<typeof riskRule>;

/** Rules, and from how many points on a case is medium or high. */
export const riskRules = z
  .strictObject({
    rules: z.array(riskRule).min(1).max(40),
    medium: z.int().min(1).max(1000),
    high: z.int().min(2).max(1000),
  })
  .refine(({ medium, high }) => high > medium, { path: ["high"], message: "high_above_medium" })
  .refine(({ rules }) => new Set(rules.map(({ code }) => code)).size === rules.length, {
    path: ["rules"],
    message: "codes_twice",
  });
export type RiskRules = z.infer<typeof riskRules>;

export interface RiskAssessment {
  rating: RiskRating;
  points: number;
  needsSecond: boolean;
  /** Codes of the rules that held, in their order. */
  reasons: string[];
}

/** Rates a case: the points of all rules that hold, and whether any of them asks for a second, blind judgement. */
export function assess({ rules, medium, high }: RiskRules, facts: RiskFacts): RiskAssessment {
  const held = rules.filter(({ signal, atLeast }) => facts[signal] >= atLeast);
  const points = held.reduce((sum, rule) => sum + rule.points, 0);
  return {
    rating: points >= high ? "high" : points >= medium ? "medium" : "low",
    points,
    needsSecond: points >= high || held.some(({ second }) => second),
    reasons: held.map(({ code }) => code),
  };
}
