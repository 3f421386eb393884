import { z } from "zod";
import { amountFen, ratePpm } from "../money/schemas.ts";
import { PAYMENT_METHODS } from "../statuses/payment-status.ts";

export const BEARERS = ["buyer", "seller"] as const;
/** Who pays the plan's fee: the buyer on top (买家承担), or the seller out of the proceeds (商家贴息). */
export type Bearer = (typeof BEARERS)[number];

export const MIN_TERM = 2;
export const MAX_TERM = 36;
export const term = z.int().min(MIN_TERM).max(MAX_TERM);

export const instalmentPlan = z
  .strictObject({
    channel: z.literal("huabei"),
    term,
    bearer: z.enum(BEARERS),
    ratePpm,
    minFen: amountFen,
    maxFen: amountFen,
    enabled: z.boolean(),
  })
  .refine((plan) => plan.minFen <= plan.maxFen, { path: ["minFen"], message: "minimum_above_maximum" });
export type InstalmentPlan = z.infer<typeof instalmentPlan>;

export const methodRate = z.strictObject({
  kind: z.enum(PAYMENT_METHODS),
  enabled: z.boolean(),
  ratePpm,
  /** Greatest acquiring fee of one payment, as debit cards have it. */
  capFen: amountFen.optional(),
});
export type MethodRate = z.infer<typeof methodRate>;

/** What a rate card says. `remainder`: the period that takes what floor division leaves (domain.md §2.4). */
export const rateCardBody = z
  .strictObject({
    remainder: z.enum(["first", "last"]),
    plans: z.array(instalmentPlan).max(70),
    methods: z.array(methodRate).max(PAYMENT_METHODS.length),
  })
  .superRefine((body, issues) => {
    const plans = new Set<string>();
    for (const [index, plan] of body.plans.entries()) {
      const key = `${plan.term}/${plan.bearer}`;
      if (plans.has(key))
        issues.addIssue({ code: "custom", path: ["plans", index, "term"], message: "plan_repeated" });
      plans.add(key);
    }
    const kinds = new Set<string>();
    for (const [index, method] of body.methods.entries()) {
      if (kinds.has(method.kind)) {
        issues.addIssue({ code: "custom", path: ["methods", index, "kind"], message: "method_repeated" });
      }
      kinds.add(method.kind);
    }
  });
export type RateCardBody = z.infer<typeof rateCardBody>;

/** Which card a quote rests on. `version` is the card's running number within its level and scope. */
export interface RateCardRef {
  id: string;
  version: number;
  effectiveFrom: string;
}
