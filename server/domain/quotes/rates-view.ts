import { z } from "zod";
import { campaignOffer } from "#server/domain/campaigns/campaign.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { BEARERS, REMAINDERS } from "#server/domain/rates/rate-card.ts";
import { serviceFeeRule } from "#server/domain/rates/service-fee.ts";
import { SCOPE_LEVELS } from "#server/domain/scope.ts";

/** Which card a value comes from. */
export const cardSource = z.strictObject({
  level: z.enum(SCOPE_LEVELS),
  scopeId: z.string(),
  rateCard: z.strictObject({ id: z.string(), version: z.int(), effectiveFrom: instant }),
});

const CARD_WORDS = ["sets", "inherits", "does_not_list", "does_not_offer", "overruled"] as const;

/** One plan, and for each of its values what every card in force said, the most specific first. */
export const planProvenance = z.strictObject({
  term: z.int(),
  bearer: z.enum(BEARERS),
  offered: z.boolean(),
  campaign: campaignOffer.nullable(),
  values: z.array(
    z.strictObject({
      field: z.enum(["ratePpm", "minFen", "maxFen", "enabled"]),
      verdicts: z.array(
        z.strictObject({
          card: cardSource,
          says: z.enum(CARD_WORDS),
          value: z.union([z.int(), z.boolean()]).nullable(),
        }),
      ),
    }),
  ),
});

const acquiring = { ratePpm: z.int(), capFen: z.int().nullable() };

export const effectiveRatesView = z.strictObject({
  cards: z.array(cardSource),
  remainder: z.enum(REMAINDERS),
  plans: z.array(planProvenance),
  methods: z.array(
    z.strictObject({
      ...acquiring,
      kind: z.enum(PAYMENT_METHODS),
      enabled: z.boolean(),
      debit: z.strictObject(acquiring).nullable(),
    }),
  ),
  serviceFee: serviceFeeRule.nullable(),
});
export type EffectiveRatesView = z.infer<typeof effectiveRatesView>;

/** A month's service fee as it stands: what was taken, what the rule says, what is charged. */
export const serviceFeeView = z.strictObject({
  /** Calendar month in Asia/Shanghai. */
  month: z.string(),
  volumeFen: z.int(),
  rule: serviceFeeRule.nullable(),
  feeFen: z.int(),
});
export type ServiceFeeView = z.infer<typeof serviceFeeView>;
