import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { CardPlan } from "#server/domain/rates/rate-card.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getServiceFee } from "#server/quotes/get-service-fee.ts";
import { runShadow } from "#server/quotes/run-shadow.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { payInWallet } from "../../support/gateway/pay-in-wallet.ts";
import { campaignRules, publishedCampaign } from "../../support/world/campaigns.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { putInForce } from "../../support/world/second-person.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
let keys = 0;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
  await pay(place, 100_000, 3, "buyer");
  await pay(place, 100_000, 6, "seller");
  await pay(place, 20_000_000, 12, "buyer");
  await payAtOnce(place, 50_000);
});
afterAll(() => world.close());

async function pay(at: Place, amountFen: number, term: number, bearer: "buyer" | "seller") {
  const order = await huabeiOrder(at.terminal(), { amountFen, term, bearer });
  const { payment } = await createPayment(at.terminal(), { idempotencyKey: `key-${++keys}`, order });
  await payInWallet(world, payment.paymentId);
}

async function payAtOnce(at: Place, amountFen: number) {
  const order = { amountFen, method: "alipay" as const, configVersion: 1 };
  const { payment } = await createPayment(at.terminal(), { idempotencyKey: `key-${++keys}`, order });
  await payInWallet(world, payment.paymentId);
}

/** A platform draft with some plans changed. */
async function draft(change: (plan: CardPlan) => Partial<CardPlan>): Promise<string> {
  const plans = DEFAULT_RATE_CARD.plans.map((plan) => ({ ...plan, ...change(plan) }));
  const card = await createRateCard(world.asRole("rates"), {
    level: "platform",
    scopeId: "",
    body: { ...DEFAULT_RATE_CARD, plans },
    effectiveFrom: new Date().toISOString(),
  });
  return card.id;
}

const run = async (rateCardId: string) => runShadow(world.asRole("rates"), { rateCardId });

describe("a shadow run", () => {
  test("of the very card in force changes nothing for anybody", async () => {
    const result = await run(await draft(() => ({})));
    expect(result).toMatchObject({
      payments: 4,
      buyers: { same: 4, more: { payments: 0, fen: 0 }, less: { payments: 0, fen: 0 } },
      sellers: { same: 4 },
      refused: [],
    });
    expect(result.buyers.afterFen).toBe(result.buyers.beforeFen);
  });

  test("says who would pay more, who less, and what would no longer be offered", async () => {
    const result = await run(
      await draft((plan) => {
        if (plan.term === 3) return { ratePpm: 33_000 };
        if (plan.term === 6) return { ratePpm: 40_000 };
        return { maxFen: 10_000_000 };
      }),
    );
    expect(result.buyers).toMatchObject({ more: { payments: 1, fen: 1_000 }, same: 2 });
    expect(result.sellers).toMatchObject({ more: { payments: 1, fen: 500 }, same: 2 });
    expect(result.refused).toEqual([{ reason: "amount_too_large", payments: 1, amountFen: 20_000_000 }]);
    expect(result.merchants).toMatchObject([
      { merchantId: place.merchantId, payments: 4, refused: 1, buyerChangeFen: 1_000, sellerChangeFen: 500 },
    ]);
    expect(result.plans.map(({ method, term }) => [method, term])).toEqual([
      ["alipay", null],
      ["huabei", 3],
      ["huabei", 6],
      ["huabei", 12],
    ]);
  });

  test("of a merchant's card replays that merchant alone, and keeps what campaigns paid", async () => {
    const other = await makeActiveTerminal(world);
    await publishedCampaign(world, campaignRules(other.merchantId));
    await pay(other, 100_000, 3, "buyer");
    const card = await createRateCard(world.asRole("rates"), {
      level: "merchant",
      scopeId: other.merchantId,
      body: {
        ...DEFAULT_RATE_CARD,
        plans: DEFAULT_RATE_CARD.plans.map((plan) => ({ ...plan, ratePpm: 90_000 })),
      },
      effectiveFrom: new Date().toISOString(),
    });
    const result = await run(card.id);
    expect(result).toMatchObject({ payments: 1, buyers: { same: 1 }, sellers: { same: 1 } });
  });

  test("is the rates desk's, for a period that can be replayed", async () => {
    const rateCardId = await draft(() => ({}));
    await expectRefusal(
      runShadow(world.asRole("reviewer"), { rateCardId }),
      "forbidden",
      "permission_missing",
    );
    const backwards = { rateCardId, from: new Date().toISOString(), to: "2026-01-01T00:00:00Z" };
    await expectRefusal(runShadow(world.asRole("rates"), backwards), "invalid_input", "window_refused");
  });
});

describe("a merchant's monthly service fee", () => {
  test("follows from the month's volume and the rule in force, and is the owner's to see", async () => {
    const before = await getServiceFee(place.owner(), { merchantId: place.merchantId });
    expect(before).toMatchObject({ volumeFen: 20_250_000, rule: null, feeFen: 0 });
    const rule = { volumeFen: 3_500_000, feeFen: 5_000, chargedWhen: "reached" as const };
    const card = await createRateCard(world.asRole("rates"), {
      level: "merchant",
      scopeId: place.merchantId,
      body: { ...DEFAULT_RATE_CARD, serviceFee: rule },
      effectiveFrom: new Date().toISOString(),
    });
    await putInForce(world.twoPeople(), card);
    expect(await getServiceFee(place.owner(), { merchantId: place.merchantId })).toMatchObject({
      rule,
      feeFen: 5_000,
    });
    const quiet = { merchantId: place.merchantId, month: "2026-02" };
    expect(await getServiceFee(place.owner(), quiet)).toMatchObject({ volumeFen: 0, rule: null });
    const stranger = await makeActiveTerminal(world);
    await expectRefusal(
      getServiceFee(stranger.owner(), { merchantId: place.merchantId }),
      "not_found",
      "merchant_not_found",
    );
  });
});
