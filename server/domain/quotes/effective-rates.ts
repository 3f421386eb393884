import type { CampaignOffer } from "#server/domain/campaigns/campaign.ts";
import {
  type AcquiringRate,
  type Bearer,
  type CardMethod,
  type CardPlan,
  INHERIT,
  planKeyOf,
  type RateCardBody,
  type RateCardRef,
} from "#server/domain/rates/rate-card.ts";
import type { ServiceFeeRule } from "#server/domain/rates/service-fee.ts";
import { mostSpecificFirst, type Scope } from "#server/domain/scope.ts";

/** A published card that governs the scope at the instant asked for. */
export interface CardInForce extends Scope {
  rateCard: RateCardRef;
  body: RateCardBody;
}

export interface EffectivePlan {
  channel: "huabei";
  term: number;
  bearer: Bearer;
  ratePpm: number;
  minFen: number;
  maxFen: number;
  enabled: boolean;
  /** The card that set the plan's rate; that of the rates as a whole where absent. */
  rateCard?: RateCardRef | undefined;
  /** The campaign that may lower what the buyer pays. */
  campaign?: (CampaignOffer & { availableFen?: number | undefined }) | undefined;
}

export interface EffectiveMethod extends AcquiringRate {
  kind: CardMethod["kind"];
  enabled: boolean;
  debit?: AcquiringRate | undefined;
}

/** What a quote rests on; the portal resolves it from its cards, a terminal reads it from its configuration. */
export interface EffectiveRates {
  /** The most specific card in force. */
  rateCard: RateCardRef;
  remainder: "first" | "last";
  plans: readonly EffectivePlan[];
  methods: readonly EffectiveMethod[];
}

/** What one card says of one value, and whether that decided it. */
export interface Verdict<T = unknown> {
  card: CardInForce;
  says: "sets" | "inherits" | "does_not_list" | "does_not_offer" | "overruled";
  value?: T;
}

/**
 * Settles the cards of a terminal's, merchant's or anybody's scope into the values that hold: for every value the
 * most specific card that does not inherit it decides. `cards` hold at most one card per level.
 */
export function effectiveRatesOf(cards: readonly CardInForce[]): EffectiveRates & {
  serviceFee: ServiceFeeRule | null;
} {
  const ordered = mostSpecificFirst(cards);
  const governing = ordered[0];
  if (governing === undefined) throw new RangeError("Rates need a card in force");
  return {
    rateCard: governing.rateCard,
    remainder: decided(ordered.map(({ body }) => body.remainder)) ?? "first",
    plans: planKeys(ordered).flatMap((plan) => effectivePlan(ordered, plan, governing.rateCard)),
    methods: methodKinds(ordered).flatMap((kind) => effectiveMethod(ordered, kind)),
    serviceFee: decided(ordered.map(({ body }) => body.serviceFee)) ?? null,
  };
}

type PlanField = "ratePpm" | "minFen" | "maxFen" | "enabled";

/** Every card's word on one value of a plan, the most specific first; at most one of them `sets` it. */
export function planVerdicts<F extends PlanField>(
  ordered: readonly CardInForce[],
  plan: { term: number; bearer: Bearer },
  field: F,
): Verdict<Exclude<CardPlan[F], typeof INHERIT>>[] {
  const key = planKeyOf(plan);
  let open = true;
  return ordered.map((card) => {
    const row = card.body.plans.find((candidate) => planKeyOf(candidate) === key);
    const value = row?.[field];
    if (value === INHERIT) return { card, says: open ? "inherits" : "overruled" };
    if (value === undefined) {
      if (card.body.unlistedPlans === INHERIT) return { card, says: open ? "does_not_list" : "overruled" };
      const says = open ? "does_not_offer" : "overruled";
      open = false;
      return { card, says };
    }
    const says = open ? "sets" : "overruled";
    open = false;
    return { card, says, value: value as Exclude<CardPlan[F], typeof INHERIT> };
  });
}

/** Plans that any card lists, in the order of term and bearer. */
export function planKeys(ordered: readonly CardInForce[]): Pick<CardPlan, "term" | "bearer">[] {
  const plans = new Map<string, Pick<CardPlan, "term" | "bearer">>();
  for (const { body } of ordered) {
    for (const { term, bearer } of body.plans) plans.set(planKeyOf({ term, bearer }), { term, bearer });
  }
  return [...plans.values()].sort((a, b) => a.term - b.term || a.bearer.localeCompare(b.bearer));
}

function effectivePlan(
  ordered: readonly CardInForce[],
  plan: Pick<CardPlan, "term" | "bearer">,
  governing: RateCardRef,
): EffectivePlan[] {
  const winner = <F extends PlanField>(field: F) =>
    planVerdicts(ordered, plan, field).find(({ says }) => says === "sets");
  const [rate, min, max, enabled] = [
    winner("ratePpm"),
    winner("minFen"),
    winner("maxFen"),
    winner("enabled"),
  ];
  if (rate?.value === undefined || min?.value === undefined || max?.value === undefined) return [];
  if (enabled?.value === undefined) return [];
  return [
    {
      channel: "huabei",
      ...plan,
      ratePpm: rate.value,
      minFen: min.value,
      maxFen: max.value,
      enabled: enabled.value,
      ...(rate.card.rateCard.id !== governing.id && { rateCard: rate.card.rateCard }),
    },
  ];
}

function methodKinds(ordered: readonly CardInForce[]): CardMethod["kind"][] {
  return [...new Set(ordered.flatMap(({ body }) => body.methods.map(({ kind }) => kind)))];
}

/** A method's cap and debit rate belong to its rate: they come from the card that sets it. */
function effectiveMethod(ordered: readonly CardInForce[], kind: CardMethod["kind"]): EffectiveMethod[] {
  const rows = rowsUntilNotOffered(ordered, kind);
  const rated = rows.find((row) => row.ratePpm !== INHERIT);
  const enabled = decided(rows.map((row) => row.enabled));
  if (rated === undefined || rated.ratePpm === INHERIT || enabled === undefined) return [];
  const { ratePpm, capFen, debit } = rated;
  return [{ kind, enabled, ratePpm, ...(capFen !== undefined && { capFen }), ...(debit && { debit }) }];
}

function rowsUntilNotOffered(ordered: readonly CardInForce[], kind: CardMethod["kind"]): CardMethod[] {
  const rows: CardMethod[] = [];
  for (const { body } of ordered) {
    const row = body.methods.find((candidate) => candidate.kind === kind);
    if (row !== undefined) rows.push(row);
    else if (body.unlistedMethods !== INHERIT) break;
  }
  return rows;
}

/** The first value that is not inherited. */
function decided<T>(values: readonly (T | typeof INHERIT)[]): T | undefined {
  return values.find((value): value is T => value !== INHERIT);
}
