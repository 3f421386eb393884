import { describe, expect, test } from "vitest";
import { type AdviceInput, adviseProducts, type ProductFacts } from "#server/domain/applications/advice.ts";
import { PREMISES } from "#server/domain/devices/recommendation.ts";
import { MERCHANT_KINDS, productsFor } from "#server/domain/merchants/kinds.ts";
import { effectiveRatesOf } from "#server/domain/quotes/effective-rates.ts";
import { DEFAULT_RATE_CARD, TRADITIONAL_POS_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";

const rateCard = { id: "rat_test", version: 1, effectiveFrom: "2021-01-01T00:00:00.000Z" };
const platform = { level: "platform" as const, scopeId: "", rateCard, body: DEFAULT_RATE_CARD };
const { methods } = effectiveRatesOf([platform]);
const model = (code: string, product: ProductFacts["product"], terminalType: string, depositFen: number) => ({
  code,
  name: code,
  product,
  terminalType,
  supportsHuabei: true,
  offers: { sale: null, rent: null, deposit: depositFen },
  inStock: 1,
});
const models = [
  model("S1", "shoukuanbao", "10", 9_900),
  model("C1", "traditional_pos", "02", 19_900),
  model("P3", "traditional_pos", "04", 39_900),
];
const FACTS: ProductFacts[] = [
  {
    product: "traditional_pos",
    methods,
    serviceFee: effectiveRatesOf([
      platform,
      { ...platform, level: "product", body: TRADITIONAL_POS_RATE_CARD },
    ]).serviceFee,
    models,
  },
  { product: "shoukuanbao", methods, serviceFee: null, models },
];
const asked: AdviceInput = {
  kind: "individual",
  premises: "counter",
  monthlyVolumeFen: 7_000_000,
  cardSharePercent: 50,
};
const advise = (change: Partial<AdviceInput> = {}, facts = FACTS) =>
  adviseProducts({ ...asked, ...change }, facts);

describe("the advised product", () => {
  test("is traditional POS from the rule's card volume on, Shoukuanbao below", () => {
    expect(advise()[0]).toMatchObject({ product: "traditional_pos", recommended: true });
    expect(advise()[0]?.reasons).toContain("volume_reached");
    expect(advise({ monthlyVolumeFen: 6_999_998 })[0]).toMatchObject({ product: "shoukuanbao" });
  });

  test("follows the rule when it is edited", () => {
    const rule = { volumeFen: 20_000_000, feeFen: 9_900, chargedWhen: "reached" as const };
    const edited = FACTS.map((of) => (of.product === "traditional_pos" ? { ...of, serviceFee: rule } : of));
    expect(advise({}, edited)[0]?.product).toBe("shoukuanbao");
    expect(advise({}, edited)[1]?.serviceFee).toEqual({ volumeFen: 20_000_000, feeFen: 9_900 });
  });

  test("is one that the kind may have, in every case exactly one", () => {
    for (const kind of MERCHANT_KINDS) {
      for (const premises of PREMISES) {
        for (const accountType of [undefined, "personal", "corporate"] as const) {
          const advice = advise({ kind, premises, ...(accountType !== undefined && { accountType }) });
          expect(advice.every(({ product }) => productsFor(kind).includes(product))).toBe(true);
          if (advice.length > 0) expect(advice.filter(({ recommended }) => recommended)).toHaveLength(1);
        }
      }
    }
  });

  test("is not traditional POS for whoever settles to a personal account", () => {
    expect(advise({ accountType: "personal" }).map(({ product }) => product)).toEqual(["shoukuanbao"]);
  });
});

test("a month costs acquiring by card and by QR code, and the service fee", () => {
  const [traditional, simple] = advise();
  expect(traditional?.monthly).toEqual({ acquiringFeeFen: 34_300, serviceFeeFen: 5_000, totalFen: 39_300 });
  expect(simple?.monthly).toEqual({ acquiringFeeFen: 34_300, serviceFeeFen: 0, totalFen: 34_300 });
  expect(simple?.reasons).toEqual(["cheapest", "no_service_fee"]);
});

test("a merchant on the way is shown the terminal that goes along first", () => {
  expect(advise({ premises: "mobile" })[0]?.devices[0]).toMatchObject({ modelCode: "P3" });
});
