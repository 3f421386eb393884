import { z } from "zod";
import { amountFen, ratePpm } from "#server/domain/fields/numbers.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { serviceFeeRule } from "./service-fee.ts";

export const BEARERS = ["buyer", "seller"] as const;
/** Who pays the plan's fee: the buyer on top (买家承担), or the seller out of the proceeds (商家贴息). */
export type Bearer = (typeof BEARERS)[number];

export const MIN_TERM = 2;
export const MAX_TERM = 36;
export const term = z.int().min(MIN_TERM).max(MAX_TERM);

export const REMAINDERS = ["first", "last"] as const;

/** What a card says instead of a value of its own: ask the card of the level above. */
export const INHERIT = "inherit";
const inheritable = <S extends z.ZodType>(value: S) => z.union([value, z.literal(INHERIT)]);

/** One plan of a card. Each value is the card's own or inherited, so that a card may change only a limit. */
export const cardPlan = z
  .strictObject({
    channel: z.literal("huabei"),
    term,
    bearer: z.enum(BEARERS),
    ratePpm: inheritable(ratePpm),
    minFen: inheritable(amountFen),
    maxFen: inheritable(amountFen),
    enabled: inheritable(z.boolean()),
  })
  .refine(({ minFen, maxFen }) => minFen === INHERIT || maxFen === INHERIT || minFen <= maxFen, {
    path: ["minFen"],
    message: "minimum_above_maximum",
  });
export type CardPlan = z.infer<typeof cardPlan>;

/** Acquiring fee of a method: a share of the amount, at most `capFen` where a cap is agreed. */
export const acquiringRate = z.strictObject({ ratePpm, capFen: amountFen.optional() });
export type AcquiringRate = z.infer<typeof acquiringRate>;

/** One payment method of a card. `bank_card` is the credit rate; `debit`, where agreed, the debit card's own. */
export const cardMethod = z.strictObject({
  kind: z.enum(PAYMENT_METHODS),
  enabled: inheritable(z.boolean()),
  ratePpm: inheritable(ratePpm),
  capFen: amountFen.optional(),
  debit: acquiringRate.optional(),
});
export type CardMethod = z.infer<typeof cardMethod>;

/** What becomes of plans or methods that a card does not list. */
export const UNLISTED = [INHERIT, "not_offered"] as const;

/**
 * What a rate card says. `remainder`: the period that takes what floor division leaves (domain.md §2.4). A card of
 * the platform has nothing above it and may not inherit; `inheritsAnything` tells.
 */
export const rateCardBody = z
  .strictObject({
    remainder: inheritable(z.enum(REMAINDERS)),
    plans: z.array(cardPlan).max(70),
    unlistedPlans: z.enum(UNLISTED).default("not_offered"),
    methods: z.array(cardMethod).max(PAYMENT_METHODS.length),
    unlistedMethods: z.enum(UNLISTED).default("not_offered"),
    serviceFee: inheritable(serviceFeeRule.nullable()).default(null),
  })
  .superRefine((body, issues) => {
    refuseRepeats(body.plans.map(planKeyOf), (index) =>
      issues.addIssue({ code: "custom", path: ["plans", index, "term"], message: "plan_repeated" }),
    );
    refuseRepeats(
      body.methods.map(({ kind }) => kind),
      (index) =>
        issues.addIssue({ code: "custom", path: ["methods", index, "kind"], message: "method_repeated" }),
    );
  });
export type RateCardBody = z.infer<typeof rateCardBody>;

function refuseRepeats(keys: readonly string[], refuse: (index: number) => void): void {
  for (const [index, key] of keys.entries()) if (keys.indexOf(key) < index) refuse(index);
}

/** A plan is known by its term and bearer. */
export function planKeyOf(plan: { term: number; bearer: Bearer }): string {
  return `${plan.term}/${plan.bearer}`;
}

export function inheritsAnything(body: RateCardBody): boolean {
  const rows: object[] = [body, ...body.plans, ...body.methods];
  return rows.some((row) => Object.values(row).includes(INHERIT));
}

/** Which card a value rests on. `version` is the card's running number within its level and scope. */
export interface RateCardRef {
  id: string;
  version: number;
  effectiveFrom: string;
}

/** The plans whose rate the card itself sets, to be judged by it; what is inherited was judged where it was set. */
export function ownPlansOf({ plans }: RateCardBody): { term: number; ratePpm: number; maxFen?: number }[] {
  return plans.flatMap(({ term: months, ratePpm: rate, maxFen }) =>
    rate === INHERIT ? [] : [{ term: months, ratePpm: rate, ...(maxFen !== INHERIT && { maxFen }) }],
  );
}
