import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { DEFAULT_PLANS, defaultQuote } from "../../support/quotes/default-quote.ts";
import { departuresFrom } from "../../support/quotes/fee-oracle.ts";

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

// `npm run bench fees -- --exhaustive` asks the same of every amount up to a million fen.
describe.each(DEFAULT_PLANS)("$term periods borne by the $bearer", (plan) => {
  test("agree with the documented rule in exact arithmetic", () => {
    const amounts = fc.oneof(
      fc.integer({ min: plan.term, max: 2_000 }),
      fc.integer({ min: plan.term, max: 1_000_000 }),
      fc.integer({ min: plan.term, max: 30_000_000 }),
    );
    fc.assert(
      fc.property(amounts, (amountFen) => {
        expect(departuresFrom(defaultQuote(amountFen, plan), amountFen, plan)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("are refused below one fen a period", () => {
    for (let amountFen = 0; amountFen < plan.term; amountFen++) {
      expect(() => defaultQuote(amountFen, plan)).toThrow(
        expect.objectContaining({
          reason: "amount_too_small",
          details: expect.objectContaining({ minimumFen: plan.term }),
        }),
      );
    }
  });

  test("hash alike, whatever the order of keys", async () => {
    const terms = defaultQuote(123_456, plan);
    expect(await canonicalHash(shuffled(terms))).toBe(await canonicalHash(terms));
  });
});

test("the oracle notices a fen or a ppm that is wrong", () => {
  const [plan] = DEFAULT_PLANS;
  if (plan === undefined) throw new Error("the default card has plans");
  const terms = defaultQuote(1_300, { ...plan, term: 6 });
  const six = { ...plan, term: 6, ratePpm: 45_000 };
  const [first, ...rest] = terms.schedule;
  const later = rest.map((instalment) => ({ ...instalment, feeFen: instalment.feeFen + 1 }));
  const { annualRate } = terms;
  expect(departuresFrom(terms, 1_300, six)).toEqual([]);
  for (const wrong of [
    { ...terms, totalFeeFen: 59 },
    { ...terms, schedule: rest },
    { ...terms, schedule: first === undefined ? [] : [first, ...later] },
    { ...terms, annualRate: { ...annualRate, monthlyIrrPpm: annualRate.monthlyIrrPpm + 1 } },
    { ...terms, annualRate: { ...annualRate, nominalPpm: annualRate.nominalPpm - 1 } },
    { ...terms, annualRate: { ...annualRate, effectivePpm: annualRate.effectivePpm + 1 } },
  ]) {
    expect(departuresFrom(wrong, 1_300, six)).not.toEqual([]);
  }
});
