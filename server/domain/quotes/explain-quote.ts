import type { CampaignOffer } from "#server/domain/campaigns/campaign.ts";
import { mostSpecificFirst } from "#server/domain/scope.ts";
import { type CardInForce, type EffectiveRates, planVerdicts, type Verdict } from "./effective-rates.ts";
import { acquiringFeeOf, campaignOf, type QuoteRequest } from "./quote.ts";
import { offeredPlan } from "./quote-refusals.ts";
import type { QuoteTerms } from "./quote-view.ts";
import { SENTENCES, type TraceEntry, traceOf } from "./trace.ts";

/** Everything that was looked at to settle the rates, winners and losers. */
export interface RatesWithSources extends EffectiveRates {
  cards: readonly CardInForce[];
  /** Running campaigns of a plan that a more specific one displaced. */
  displacedCampaigns: readonly (CampaignOffer & { terms: readonly number[] })[];
}

/** Names every rule that shaped the quote or lost, and why, in both languages; the winner of each rule first. */
export function explainQuote(
  request: QuoteRequest,
  rates: RatesWithSources,
  quoted: { terms: QuoteTerms; at: Date },
): TraceEntry[] {
  const { terms } = quoted;
  const ordered = mostSpecificFirst(rates.cards);
  const plan = offeredPlan(request, rates);
  const limits = ["minFen", "maxFen"] as const;
  const limitCards = limits.flatMap((field) => settingCard(planVerdicts(ordered, request, field)));
  return [
    ...rateEntries(planVerdicts(ordered, request, "ratePpm"), terms),
    traceOf("rounding", {
      source: "domain",
      outcome: "applied",
      texts: SENTENCES.rounding({ ...terms, feeFen: terms.totalFeeFen }),
    }),
    traceOf("amount_limits", {
      source: [...new Set(limitCards.map(sourceOf))].join(", "),
      outcome: "applied",
      texts: SENTENCES.limits(Math.max(plan.minFen, plan.term), plan.maxFen),
    }),
    traceOf("remainder", {
      source: remainderSource(ordered),
      outcome: "applied",
      texts: SENTENCES.remainder(rates.remainder),
    }),
    ...campaignEntries(rates, request, quoted),
    acquiringEntry(ordered, rates, terms),
  ];
}

/** `merchant mer_… · rat_… v3`. */
export function sourceOf(card: CardInForce): string {
  const scope = card.scopeId === "" ? card.level : `${card.level} ${card.scopeId}`;
  return `${scope} · ${card.rateCard.id} v${card.rateCard.version}`;
}

function rateEntries(verdicts: readonly Verdict<number>[], terms: QuoteTerms): TraceEntry[] {
  const winner = verdicts.find(({ says }) => says === "sets")?.card.level ?? "platform";
  const entries = verdicts.map((verdict) => {
    const source = sourceOf(verdict.card);
    if (verdict.says === "sets")
      return traceOf("plan_rate", { source, outcome: "applied", texts: SENTENCES.planRate(terms) });
    const texts = {
      inherits: SENTENCES.inherits,
      does_not_list: SENTENCES.doesNotList,
      does_not_offer: SENTENCES.doesNotList,
      overruled: () => SENTENCES.overruled(verdict.value, winner),
    }[verdict.says]();
    return traceOf("plan_rate", { source, outcome: "skipped", texts });
  });
  return entries.sort((a, b) => Number(b.outcome === "applied") - Number(a.outcome === "applied"));
}

function settingCard(verdicts: readonly Verdict[]): CardInForce[] {
  return verdicts.filter(({ says }) => says === "sets").map(({ card }) => card);
}

function remainderSource(ordered: readonly CardInForce[]): string {
  const card = ordered.find(({ body }) => body.remainder !== "inherit");
  return card === undefined ? "domain" : sourceOf(card);
}

function campaignEntries(
  rates: RatesWithSources,
  request: QuoteRequest,
  { terms, at }: { terms: QuoteTerms; at: Date },
): TraceEntry[] {
  const plan = offeredPlan(request, rates);
  const verdict = campaignOf(plan, { amountFen: terms.amountFen, feeFen: terms.totalFeeFen, at });
  const displaced = request.bearer === "buyer" ? rates.displacedCampaigns : [];
  return [
    ...(verdict?.applied === undefined
      ? []
      : [
          traceOf("campaign", {
            source: verdict.applied.name,
            outcome: "applied",
            texts: SENTENCES.campaignApplied(verdict.applied),
          }),
        ]),
    ...(verdict?.miss === undefined
      ? []
      : [
          traceOf("campaign", {
            source: plan.campaign?.name ?? "",
            outcome: "skipped",
            texts: SENTENCES.campaignMissed(verdict.miss),
          }),
        ]),
    ...displaced
      .filter((campaign) => campaign.terms.includes(request.term))
      .map(({ name }) =>
        traceOf("campaign", { source: name, outcome: "skipped", texts: SENTENCES.lessSpecificCampaign() }),
      ),
  ];
}

function acquiringEntry(
  ordered: readonly CardInForce[],
  rates: RatesWithSources,
  terms: QuoteTerms,
): TraceEntry {
  const method = rates.methods.find((candidate) => candidate.kind === "huabei" && candidate.enabled);
  const setter = ordered.find(({ body }) =>
    body.methods.some(({ kind, ratePpm }) => kind === "huabei" && ratePpm !== "inherit"),
  );
  const source = setter === undefined ? "domain" : sourceOf(setter);
  if (method === undefined)
    return traceOf("acquiring_rate", { source, outcome: "skipped", texts: SENTENCES.noAcquiring() });
  const feeFen = acquiringFeeOf(terms.amountFen, method);
  return traceOf("acquiring_rate", {
    source,
    outcome: "applied",
    texts: SENTENCES.acquiring({ ...method, feeFen }),
  });
}
