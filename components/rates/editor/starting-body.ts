import type { z } from "zod";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import {
  type CardMethod,
  type CardPlan,
  INHERIT,
  type rateCardBody,
} from "#server/domain/rates/rate-card.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";

type Body = z.input<typeof rateCardBody>;

/** ¥100, the recommended least amount of an instalment payment (domain.md §2). */
export const LEAST_FEN = 10_000;
/** ¥300,000, the channel's greatest. */
export const MOST_FEN = 30_000_000;

/** A card that changes nothing yet: everything is left to the level above. */
const INHERITS_ALL: Body = {
  remainder: INHERIT,
  plans: [],
  unlistedPlans: INHERIT,
  methods: [],
  unlistedMethods: INHERIT,
  serviceFee: INHERIT,
};

export function startingBodyOf(level: ScopeLevel, platform: Body = DEFAULT_RATE_CARD): Body {
  return level === "platform" ? platform : INHERITS_ALL;
}

/** A plan to add: where there is a level above, it begins as that level has it. */
export function newPlan(term: number, mayInherit: boolean): CardPlan {
  const plan = { channel: "huabei", term, bearer: "buyer" } as const;
  if (mayInherit) return { ...plan, ratePpm: INHERIT, minFen: INHERIT, maxFen: INHERIT, enabled: INHERIT };
  return { ...plan, ratePpm: 0, minFen: LEAST_FEN, maxFen: MOST_FEN, enabled: true };
}

export function newMethod(kind: CardMethod["kind"], mayInherit: boolean): CardMethod {
  return mayInherit ? { kind, enabled: INHERIT, ratePpm: INHERIT } : { kind, enabled: true, ratePpm: 6_000 };
}
