import type { z } from "zod";
import type { Context } from "#server/context.ts";
import { type CardInForce, planKeys, planVerdicts } from "#server/domain/quotes/effective-rates.ts";
import type { RateScope } from "#server/domain/quotes/quote-view.ts";
import type { cardSource, EffectiveRatesView, planProvenance } from "#server/domain/quotes/rates-view.ts";
import { planKeyOf } from "#server/domain/rates/rate-card.ts";
import { mostSpecificFirst } from "#server/domain/scope.ts";
import { requestedRates } from "./requested-rates.ts";
import type { ResolvedRates } from "./resolve-rates.ts";

/** Every value that holds for a terminal, a merchant or anybody, and what each card in force said of it. */
export async function getEffectiveRates(ctx: Context, input: RateScope): Promise<EffectiveRatesView> {
  const { rates } = await requestedRates(ctx, input);
  const ordered = mostSpecificFirst(rates.cards);
  return {
    cards: ordered.map(sourceOf),
    remainder: rates.remainder,
    plans: planKeys(ordered).map((plan) => provenanceOf(rates, ordered, plan)),
    methods: rates.methods.map((method) => ({
      ...method,
      capFen: method.capFen ?? null,
      debit: method.debit === undefined ? null : { ...method.debit, capFen: method.debit.capFen ?? null },
    })),
    serviceFee: rates.serviceFee,
  };
}

const FIELDS = ["ratePpm", "minFen", "maxFen", "enabled"] as const;

function provenanceOf(
  rates: ResolvedRates,
  ordered: readonly CardInForce[],
  key: ReturnType<typeof planKeys>[number],
): z.infer<typeof planProvenance> {
  const plan = rates.plans.find((candidate) => planKeyOf(candidate) === planKeyOf(key));
  return {
    ...key,
    offered: plan?.enabled === true,
    campaign: plan?.campaign === undefined ? null : campaignOf(plan.campaign),
    values: FIELDS.map((field) => ({
      field,
      verdicts: planVerdicts(ordered, key, field).map(({ card, says, value }) => ({
        card: sourceOf(card),
        says,
        value: value ?? null,
      })),
    })),
  };
}

function campaignOf({
  availableFen: _budget,
  ...offer
}: NonNullable<ResolvedRates["plans"][number]["campaign"]>) {
  return offer;
}

function sourceOf({ level, scopeId, rateCard }: CardInForce): z.infer<typeof cardSource> {
  return { level, scopeId, rateCard };
}
