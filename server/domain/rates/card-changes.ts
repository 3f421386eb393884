import { type CardPlan, INHERIT, planKeyOf, type RateCardBody } from "./rate-card.ts";

/** One plan that a card would add, change or take away; `null` where there is none. */
export interface PlanChange {
  key: string;
  term: number;
  bearer: CardPlan["bearer"];
  before: CardPlan | null;
  after: CardPlan | null;
}

/** The plans in which two cards differ, in the order of the newer one; those that are gone come last. */
export function planChanges(before: RateCardBody | null, after: RateCardBody): PlanChange[] {
  const earlier = new Map((before?.plans ?? []).map((plan) => [planKeyOf(plan), plan]));
  const later = new Map(after.plans.map((plan) => [planKeyOf(plan), plan]));
  const keys = [...later.keys(), ...[...earlier.keys()].filter((key) => !later.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [earlier.get(key) ?? null, later.get(key) ?? null];
    const plan = is ?? was;
    if (plan === null || isSamePlan(was, is)) return [];
    return [{ key, term: plan.term, bearer: plan.bearer, before: was, after: is }];
  });
}

function isSamePlan(one: CardPlan | null, other: CardPlan | null): boolean {
  if (one === null || other === null) return one === other;
  return (["ratePpm", "minFen", "maxFen", "enabled"] as const).every((field) => one[field] === other[field]);
}

/** The parts besides the plans in which two cards differ. */
export function otherChanges(
  before: RateCardBody | null,
  after: RateCardBody,
): ("methods" | "serviceFee" | "remainder" | "unlisted")[] {
  const differs = (read: (body: RateCardBody) => unknown) =>
    JSON.stringify(before === null ? INHERIT : read(before)) !== JSON.stringify(read(after));
  const parts = {
    methods: differs(({ methods }) => methods),
    serviceFee: differs(({ serviceFee }) => serviceFee),
    remainder: differs(({ remainder }) => remainder),
    unlisted: differs(({ unlistedPlans, unlistedMethods }) => [unlistedPlans, unlistedMethods]),
  };
  return (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => parts[part]);
}
