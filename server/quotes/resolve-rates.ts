import type { Reader } from "#db/client.ts";
import { DomainError } from "#server/domain/errors.ts";
import { effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import type { RatesWithSources } from "#server/domain/quotes/explain-quote.ts";
import type { ServiceFeeRule } from "#server/domain/rates/service-fee.ts";
import { mostSpecificFirst, type Party } from "#server/domain/scope.ts";
import { loadScopesOf } from "#server/rates/load-scopes-of.ts";
import { ratesInForce } from "./rates-in-force.ts";
import { type RunningCampaign, runningCampaignOf } from "./running-campaigns.ts";

export type ResolvedRates = RatesWithSources & { serviceFee: ServiceFeeRule | null };

export interface RatesWhen {
  at: Date;
  /** What the portal knew at this instant; all it knows, when absent. */
  recordedAt?: Date | undefined;
  /** For a payment being priced at `at`: what is recorded later does not count, and budgets are what they hold now. */
  pricing?: boolean;
  /** For a payment that was priced already: the campaign it was granted, or null. The budget is not asked again. */
  grantedCampaignId?: string | null | undefined;
}

/**
 * The rates that hold at `at` for a terminal, a merchant or anybody, by what was on record at `recordedAt`: cards
 * settled level by level, and on each plan the most specific running campaign.
 */
export async function resolveRates(reader: Reader, party: Party, when: RatesWhen): Promise<ResolvedRates> {
  const scopes = await loadScopesOf(reader, party);
  const recordedAt = when.recordedAt ?? (when.pricing === true ? when.at : END_OF_RECORDS);
  const instant = { at: when.at, recordedAt };
  const { cards, campaignRows } = await ratesInForce(reader, scopes, instant);
  if (cards.length === 0) {
    throw new DomainError("invalid_input", "term_not_offered", "No rate card was in force at that time.", {
      at: when.at.toISOString(),
      offered: [],
    });
  }
  const asOf = when.recordedAt ?? "now";
  const campaigns = await Promise.all(campaignRows.map((row) => runningCampaignOf(reader, row, asOf)));
  const granted = campaigns.map((campaign) => withGrant(campaign, when.grantedCampaignId));
  return { ...withCampaigns(effectiveRatesOf(cards), granted), cards };
}

/** After every record: an instant that knows all there is. */
const END_OF_RECORDS = new Date("9999-12-31T00:00:00.000Z");

function withGrant(campaign: RunningCampaign, grantedCampaignId: string | null | undefined): RunningCampaign {
  if (grantedCampaignId === undefined) return campaign;
  return { ...campaign, availableFen: campaign.id === grantedCampaignId ? undefined : 0 };
}

/** Puts on each buyer-borne plan the most specific campaign of its term; the others are kept to be explained. */
function withCampaigns<R extends ReturnType<typeof effectiveRatesOf>>(
  rates: R,
  campaigns: readonly RunningCampaign[],
): R & Pick<ResolvedRates, "displacedCampaigns"> {
  const bySpecificity = mostSpecificFirst(campaigns);
  const winnerOf = (term: number) => bySpecificity.find((campaign) => campaign.terms.includes(term));
  return {
    ...rates,
    plans: rates.plans.map((plan) => {
      const winner = plan.bearer === "buyer" ? winnerOf(plan.term) : undefined;
      if (winner === undefined) return plan;
      const { level: _level, terms: _terms, ...campaign } = winner;
      return { ...plan, campaign };
    }),
    displacedCampaigns: bySpecificity.flatMap((campaign) => {
      const terms = campaign.terms.filter((term) => winnerOf(term) !== campaign);
      return terms.length === 0 ? [] : [{ ...campaign, terms }];
    }),
  };
}
