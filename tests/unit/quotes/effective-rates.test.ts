import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardInForce, effectiveRatesOf, planVerdicts } from "#server/domain/quotes/effective-rates.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import {
  type CardPlan,
  inheritsAnything,
  type RateCardBody,
  rateCardBody,
} from "#server/domain/rates/rate-card.ts";

const NOTHING: RateCardBody = {
  remainder: "inherit",
  plans: [],
  unlistedPlans: "inherit",
  methods: [],
  unlistedMethods: "inherit",
  serviceFee: "inherit",
};

function card(level: CardInForce["level"], body: RateCardBody): CardInForce {
  const rateCard = { id: `rat_${level}`, version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
  return { level, scopeId: level === "platform" ? "" : level, rateCard, body };
}

const platform = card("platform", DEFAULT_RATE_CARD);
const row = (change: Partial<CardPlan>): CardPlan => ({
  channel: "huabei",
  term: 6,
  bearer: "buyer",
  ratePpm: "inherit",
  minFen: "inherit",
  maxFen: "inherit",
  enabled: "inherit",
  ...change,
});
const sixBuyer = (cards: CardInForce[]) =>
  effectiveRatesOf(cards).plans.find(({ term, bearer }) => term === 6 && bearer === "buyer");

describe("a card that inherits", () => {
  test("everything changes nothing but the governing card's name", () => {
    const alone = effectiveRatesOf([platform]);
    const below = effectiveRatesOf([platform, card("product", NOTHING), card("merchant", NOTHING)]);
    expect(below.rateCard.id).toBe("rat_merchant");
    expect(below.plans.map(({ rateCard: _card, ...plan }) => plan)).toEqual(alone.plans);
    expect(below.plans.every((plan) => plan.rateCard?.id === "rat_platform")).toBe(true);
    expect({ ...below, plans: [], rateCard: null }).toEqual({ ...alone, plans: [], rateCard: null });
  });

  test("may change one limit and leave the rate to the platform", () => {
    const merchant = card("merchant", { ...NOTHING, plans: [row({ maxFen: 500_000 })] });
    expect(sixBuyer([platform, merchant])).toMatchObject({
      ratePpm: 45_000,
      maxFen: 500_000,
      rateCard: { id: "rat_platform" },
    });
  });

  test("what no level above knows is not offered", () => {
    const merchant = card("merchant", { ...NOTHING, plans: [row({ term: 24, maxFen: 1 })] });
    expect(effectiveRatesOf([platform, merchant]).plans.some(({ term }) => term === 24)).toBe(false);
  });
});

describe("a card that does not inherit unlisted plans", () => {
  test("offers only what it lists, whatever is above", () => {
    const merchant = card("merchant", {
      ...NOTHING,
      plans: [row({ ratePpm: 10_000 })],
      unlistedPlans: "not_offered",
      unlistedMethods: "not_offered",
    });
    const rates = effectiveRatesOf([platform, merchant]);
    expect(rates.plans).toMatchObject([{ term: 6, bearer: "buyer", ratePpm: 10_000 }]);
    expect(rates.methods).toEqual([]);
  });
});

test("the most specific card that sets a value decides it, and every other says why it did not", () => {
  const cards = [
    card("terminal", { ...NOTHING, plans: [row({})] }),
    card("merchant", { ...NOTHING, plans: [row({ ratePpm: 30_000 })] }),
    card("product", NOTHING),
    platform,
  ];
  expect(planVerdicts(cards, { term: 6, bearer: "buyer" }, "ratePpm")).toMatchObject([
    { says: "inherits" },
    { says: "sets", value: 30_000 },
    { says: "overruled" },
    { says: "overruled", value: 45_000 },
  ]);
  expect(sixBuyer(cards)?.ratePpm).toBe(30_000);
});

test("a cap and a debit rate belong to the rate of the card that sets it", () => {
  const merchant = card("merchant", {
    ...NOTHING,
    methods: [{ kind: "bank_card", enabled: "inherit", ratePpm: 7_000 }],
  });
  const bankCard = effectiveRatesOf([platform, merchant]).methods.find(({ kind }) => kind === "bank_card");
  expect(bankCard).toEqual({ kind: "bank_card", enabled: true, ratePpm: 7_000 });
});

test("the order in which cards are read does not matter", () => {
  const cards = [
    platform,
    card("product", NOTHING),
    card("merchant", { ...NOTHING, plans: [row({ ratePpm: 1 })] }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(cards, { minLength: 3 }), (shuffled) => {
      expect(effectiveRatesOf(shuffled)).toEqual(effectiveRatesOf(cards));
    }),
  );
});

describe("a card's body", () => {
  test("that says nothing of unlisted plans offers none of them", () => {
    const { remainder, plans, methods } = DEFAULT_RATE_CARD;
    expect(rateCardBody.parse({ remainder, plans, methods })).toMatchObject({
      unlistedPlans: "not_offered",
      unlistedMethods: "not_offered",
      serviceFee: null,
    });
  });

  test("names a repeated plan and a minimum above its maximum", () => {
    const twice = rateCardBody.safeParse({ ...DEFAULT_RATE_CARD, plans: [row({}), row({})] });
    expect(twice.error?.issues[0]).toMatchObject({ path: ["plans", 1, "term"], message: "plan_repeated" });
    const inverted = rateCardBody.safeParse({ ...NOTHING, plans: [row({ minFen: 2, maxFen: 1 })] });
    expect(inverted.error?.issues[0]).toMatchObject({ message: "minimum_above_maximum" });
  });

  test("tells whether it inherits", () => {
    expect(inheritsAnything(DEFAULT_RATE_CARD)).toBe(false);
    expect(inheritsAnything({ ...DEFAULT_RATE_CARD, plans: [row({})] })).toBe(true);
  });
});
