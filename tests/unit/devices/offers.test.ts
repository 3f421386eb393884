import fc from "fast-check";
import { expect, test } from "vitest";
import { createModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import { type DatedPrice, OFFER_KINDS, offersOn } from "#server/domain/devices/prices/offers.ts";
import { followerOf, phaseOf } from "#server/domain/devices/prices/phase.ts";

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, "0")}`);
const price: fc.Arbitrary<DatedPrice> = fc.record({
  kind: fc.constantFrom(...OFFER_KINDS),
  amountFen: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
  firstDay: day,
});
const startOf = ({ kind, firstDay }: DatedPrice) => `${kind} ${firstDay}`;

test("what is offered on a day is exactly what the prices in force say", () => {
  fc.assert(
    fc.property(fc.uniqueArray(price, { selector: startOf, maxLength: 20 }), day, (prices, today) => {
      const published = prices.map((one) => ({ ...one, status: "published" as const }));
      const inForce = published.filter(
        (one) => phaseOf(one, followerOf(one, published), today) === "in_force",
      );
      for (const kind of OFFER_KINDS) {
        const ofKind = inForce.filter((one) => one.kind === kind);
        expect(ofKind.length).toBeLessThanOrEqual(1);
        expect(offersOn(prices, today)[kind]).toBe(ofKind[0]?.amountFen ?? null);
      }
    }),
  );
});

test("nothing but a deposit is free", () => {
  const free = { modelCode: "RW-S1", amountFen: 0, firstDay: "2026-11-26" };
  expect(createModelPriceInput.safeParse({ ...free, kind: "deposit" }).success).toBe(true);
  for (const kind of ["sale", "rent"]) {
    const refused = createModelPriceInput.safeParse({ ...free, kind });
    expect(refused.error?.issues).toMatchObject([{ path: ["amountFen"], message: "amount_zero" }]);
  }
});
