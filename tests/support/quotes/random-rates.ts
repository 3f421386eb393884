import type { EffectivePlan } from "#server/domain/quotes/effective-rates.ts";
import { BEARERS, type RateCardBody } from "#server/domain/rates/rate-card.ts";
import type { Chance } from "../../chaos/chance.ts";

export const TERMS = [2, 3, 6, 9, 12, 24, 36];
/** The greatest rate of a month; beyond it a card is refused for what it costs in a year. */
const MOST_PPM_A_MONTH = 7_000;

/** A card of a level below the platform's: of each value its own, or the one above. */
export function randomCard(chance: Chance): RateCardBody {
  const own = <T>(value: T) => (chance.next() < 0.5 ? value : ("inherit" as const));
  const plans = TERMS.flatMap((term) => BEARERS.map((bearer) => ({ term, bearer }))).filter(
    () => chance.next() < 0.7,
  );
  return {
    remainder: own(chance.next() < 0.5 ? "first" : "last"),
    plans: plans.map(({ term, bearer }) => ({
      channel: "huabei" as const,
      ...{ term, bearer },
      ratePpm: own(chance.between(0, term * MOST_PPM_A_MONTH)),
      minFen: own(chance.between(1, 20_000)),
      maxFen: own(chance.between(20_000, 3_000_000)),
      enabled: own(chance.next() < 0.9),
    })),
    unlistedPlans: chance.next() < 0.25 ? "not_offered" : "inherit",
    methods: [{ kind: "huabei", enabled: true, ratePpm: own(chance.between(0, 12_000)) }],
    unlistedMethods: "inherit",
    serviceFee: "inherit",
  };
}

/** The platform's own card, which inherits nothing, with every term in it. */
export function randomPlatformCard(chance: Chance): RateCardBody {
  return {
    remainder: chance.next() < 0.5 ? "first" : "last",
    plans: TERMS.flatMap((term) =>
      BEARERS.map((bearer) => ({
        channel: "huabei" as const,
        ...{ term, bearer, enabled: true },
        ratePpm: chance.between(0, term * MOST_PPM_A_MONTH),
        minFen: chance.between(1, 500),
        maxFen: 30_000_000,
      })),
    ),
    unlistedPlans: "not_offered",
    methods: (["alipay", "huabei", "bank_card", "qr"] as const).map((kind) => ({
      ...{ kind, enabled: true },
      ratePpm: chance.between(0, 12_000),
    })),
    unlistedMethods: "not_offered",
    serviceFee: null,
  };
}

/** One of the plans that hold, with a campaign on it as often as there is any. */
export function randomPlan(chance: Chance, plans: readonly EffectivePlan[]): EffectivePlan | undefined {
  const lowered = plans.filter(({ campaign }) => campaign !== undefined);
  const among = lowered.length > 0 && chance.next() < 0.5 ? lowered : plans;
  return among[chance.between(0, among.length - 1)];
}

/** Amounts where rounding, limits and remainders decide: halves of a fen, edges of bands, and anything within them. */
export function randomAmount(chance: Chance, plan: EffectivePlan): number {
  const { minFen, maxFen } = chance.next() < 0.7 ? (plan.campaign ?? plan) : plan;
  const [least, most] = [
    Math.max(minFen, plan.minFen, plan.term),
    Math.max(minFen, Math.min(maxFen, plan.maxFen)),
  ];
  const within = () => chance.between(Math.min(least, most), most);
  const kinds = [
    () => halfFen(chance, { ratePpm: plan.ratePpm, least }),
    () => halfFen(chance, { ratePpm: plan.campaign?.buyerRatePpm ?? plan.ratePpm, least }),
    () => least + chance.between(-1, 1),
    () => most + chance.between(-1, 1),
    within,
    within,
    () => Math.min(within(), least + chance.between(0, 5_000)),
  ];
  return Math.max(0, kinds[chance.between(0, kinds.length - 1)]?.() ?? 0);
}

/** An amount whose fee lies exactly between two fen, where the rate knows one; the first above the least, or so. */
function halfFen(chance: Chance, { ratePpm, least }: { ratePpm: number; least: number }): number {
  const step = 500_000 / divisor(ratePpm, 500_000);
  const from = Math.ceil(least / (2 * step));
  return step * (1 + 2 * chance.between(from, from + 20));
}

function divisor(a: number, b: number): number {
  return a === 0 ? b : divisor(b % a, a);
}
