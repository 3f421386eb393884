import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solveMonthlyRate } from "#server/domain/contracts/annual-rate.ts";
import { effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { quoteInstalments } from "#server/domain/quotes/quote.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { BEARERS, type Bearer, type RateCardBody } from "#server/domain/rates/rate-card.ts";

const AT = new Date("2026-01-31T04:00:00Z");

function rates(body: RateCardBody = DEFAULT_RATE_CARD) {
  const rateCard = { id: "rat_test", version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
  return effectiveRatesOf([{ level: "platform", scopeId: "", rateCard, body }]);
}

function quote(amountFen: number, term: number, bearer: Bearer = "buyer", body?: RateCardBody) {
  return quoteInstalments({ amountFen, term, bearer }, rates(body), AT);
}

describe("the examples that the channel documents", () => {
  test.each([
    [111_111, 3, 2_556, 37_889, 113_667],
    [111_111, 6, 5_000, 19_351, 116_111],
    [1_300, 6, 58, 225, 1_358],
    [100, 3, 2, 33, 102],
    [100_000, 3, 2_300, 34_099, 102_300],
  ])(
    "%i fen in %i periods: fee %i, regular payment %i, altogether %i",
    (amountFen, term, fee, regular, total) => {
      expect(quote(amountFen, term)).toMatchObject({
        totalFeeFen: fee,
        buyerFeeFen: fee,
        regularPaymentFen: regular,
        buyerTotalFen: total,
      });
    },
  );

  test("the first period takes what floor division leaves of principal and fee", () => {
    expect(quote(111_111, 6).firstPaymentFen).toBe(19_356);
    expect(quote(100_000, 3).firstPaymentFen).toBe(34_102);
  });

  test.each([
    [3, 1.1456, 13.75, 14.65],
    [6, 1.2723, 15.27, 16.38],
    [12, 1.1305, 13.57, 14.44],
  ])(
    "¥1,000 in %i periods costs %f %% a month, %f %% a year, %f %% compounded",
    (term, monthly, nominal, effective) => {
      const { annualRate } = quote(100_000, term);
      expect(annualRate.monthlyIrrPpm / 10_000).toBeCloseTo(monthly, 3);
      expect(annualRate.nominalPpm / 10_000).toBeCloseTo(nominal, 2);
      expect(annualRate.effectivePpm / 10_000).toBeCloseTo(effective, 2);
    },
  );
});

describe("seller-borne plans", () => {
  test("cost the buyer nothing and show an annual rate of zero", () => {
    const terms = quote(100_000, 3, "seller");
    expect(terms).toMatchObject({ buyerFeeFen: 0, buyerTotalFen: 100_000, sellerFeeFen: 1_800 });
    expect(terms.annualRate).toEqual({ monthlyIrrPpm: 0, nominalPpm: 0, effectivePpm: 0 });
    expect(terms.sellerNetFen).toBe(100_000 - 1_800 - 600);
  });
});

describe("refusals name the limit", () => {
  test.each([
    [100, 5, "buyer", "term_not_offered", { offered: [3, 6, 12] }],
    [0, 3, "buyer", "amount_too_small", { minimumFen: 3 }],
    [11, 12, "seller", "amount_too_small", { minimumFen: 12 }],
    [30_000_001, 3, "buyer", "amount_too_large", { maximumFen: 30_000_000 }],
    [Number.MAX_SAFE_INTEGER, 3, "buyer", "amount_too_large", { maximumFen: 30_000_000 }],
  ] as const)("%i fen in %i periods: %s", (amountFen, term, bearer, reason, details) => {
    expect(() => quote(amountFen, term, bearer)).toThrow(
      expect.objectContaining({ reason, details: expect.objectContaining(details) }),
    );
  });

  test("a bearer that the card does not offer is named with those it does", () => {
    const plans = DEFAULT_RATE_CARD.plans.filter((plan) => plan.bearer === "buyer");
    expect(() => quote(10_000, 3, "seller", { ...DEFAULT_RATE_CARD, plans })).toThrow(
      expect.objectContaining({
        reason: "bearer_not_offered",
        details: expect.objectContaining({ offered: ["buyer"] }),
      }),
    );
  });
});

const anyQuote = fc.record({
  amountFen: fc.integer({ min: 36, max: 30_000_000 }),
  term: fc.integer({ min: 2, max: 36 }),
  ratePpm: fc.integer({ min: 0, max: 300_000 }),
  bearer: fc.constantFrom(...BEARERS),
  remainder: fc.constantFrom("first" as const, "last" as const),
});

function quoteOf({
  amountFen,
  term,
  ratePpm,
  bearer,
  remainder,
}: typeof anyQuote extends fc.Arbitrary<infer T> ? T : never) {
  const plan = {
    channel: "huabei" as const,
    term,
    bearer,
    ratePpm,
    minFen: 1,
    maxFen: 30_000_000,
    enabled: true,
  };
  return quote(amountFen, term, bearer, { ...DEFAULT_RATE_CARD, remainder, plans: [plan] });
}

describe("laws of every quote", () => {
  test("principal sums to the amount and fees to the buyer's fee; no period is zero or negative", () => {
    fc.assert(
      fc.property(anyQuote, (input) => {
        const terms = quoteOf(input);
        const sum = (of: (i: (typeof terms.schedule)[number]) => number) =>
          terms.schedule.reduce((s, i) => s + of(i), 0);
        expect(sum((i) => i.principalFen)).toBe(input.amountFen);
        expect(sum((i) => i.feeFen)).toBe(terms.buyerFeeFen);
        expect(sum((i) => i.paymentFen)).toBe(terms.buyerTotalFen);
        expect(terms.buyerFeeFen + terms.sellerFeeFen).toBe(terms.totalFeeFen);
        expect(terms.sellerNetFen + terms.sellerFeeFen + terms.acquiringFeeFen).toBe(input.amountFen);
        expect(terms.schedule.every((i) => i.principalFen > 0 && i.feeFen >= 0)).toBe(true);
      }),
    );
  });

  test("a greater amount or rate never costs less", () => {
    fc.assert(
      fc.property(anyQuote, fc.integer({ min: 0, max: 1_000 }), (input, more) => {
        const amountFen = Math.min(input.amountFen + more, 30_000_000);
        expect(quoteOf({ ...input, amountFen }).totalFeeFen).toBeGreaterThanOrEqual(
          quoteOf(input).totalFeeFen,
        );
        const ratePpm = input.ratePpm + more;
        expect(quoteOf({ ...input, ratePpm }).totalFeeFen).toBeGreaterThanOrEqual(quoteOf(input).totalFeeFen);
      }),
    );
  });

  test("the monthly rate makes the payments worth the amount, within half a fen", () => {
    fc.assert(
      fc.property(anyQuote, (input) => {
        const terms = quoteOf(input);
        if (terms.buyerFeeFen === 0) return;
        const payments = terms.schedule.map((i) => i.paymentFen);
        const rate = solveMonthlyRate(input.amountFen, payments);
        const value = payments.reduce((s, payment, index) => s + payment / (1 + rate) ** (index + 1), 0);
        expect(Math.abs(value - input.amountFen)).toBeLessThan(0.5);
      }),
    );
  });

  test("due dates are one calendar month apart and keep to the end of the month", () => {
    expect(quote(100_000, 3).schedule.map((i) => i.dueOn)).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
  });
});
