import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { CardPlan, RateCardBody } from "#server/domain/rates/rate-card.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { recomputePayment } from "#server/payments/orders/recompute-payment.ts";
import { getEffectiveRates } from "#server/quotes/get-effective-rates.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { getRateCard } from "#server/rates/get-rate-card.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { putInForce } from "../../support/world/second-person.ts";
import { makePlace, makeWorld, type World } from "../../support/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
const rates = (now?: Date) => {
  const actor = world.asRole("rates").actor;
  return world.as(actor, now);
};
const ask = { amountFen: 100_000, term: 3, bearer: "buyer" as const };

/** A card that changes the rate of three buyer-paid periods and inherits all else. */
function changing(change: Partial<CardPlan>): RateCardBody {
  const inherits = { ratePpm: "inherit", minFen: "inherit", maxFen: "inherit", enabled: "inherit" } as const;
  return {
    remainder: "inherit",
    plans: [{ channel: "huabei", term: 3, bearer: "buyer", ...inherits, ...change }],
    unlistedPlans: "inherit",
    methods: [],
    unlistedMethods: "inherit",
    serviceFee: "inherit",
  };
}

async function publish(merchantId: string, body: RateCardBody, from: Date, now?: Date) {
  const scope = { level: "merchant" as const, scopeId: merchantId };
  const card = await createRateCard(rates(now), { ...scope, body, effectiveFrom: from.toISOString() });
  return putInForce(world.twoPeople(now), card);
}

describe("what an instant charges", () => {
  test("is answered by what was on record at another instant", async () => {
    const place = await makePlace(world);
    const now = new Date();
    const [tomorrow, nextWeek] = [
      new Date(now.getTime() + 24 * HOUR_MS),
      new Date(now.getTime() + 168 * HOUR_MS),
    ];
    const card = await publish(place.merchantId, changing({ ratePpm: 10_000 }), nextWeek, now);
    const fee = async (at: Date, recordedAt?: Date) => {
      const scope = { merchantId: place.merchantId, at: at.toISOString() };
      const known = recordedAt === undefined ? {} : { recordedAt: recordedAt.toISOString() };
      return (await getQuote(place.owner(), { ...ask, ...scope, ...known })).totalFeeFen;
    };
    expect(await fee(tomorrow)).toBe(2_300);
    expect(await fee(nextWeek)).toBe(1_000);
    expect(await fee(nextWeek, new Date(now.getTime() - 1))).toBe(2_300);
    const announced = new Date();
    await withdrawRateCard(rates(new Date(announced.getTime() + 1)), {
      rateCardId: card.id,
      version: card.version,
    });
    expect(await fee(nextWeek)).toBe(2_300);
    expect(await fee(nextWeek, announced)).toBe(1_000);
  });

  test("before the first card is refused, not guessed", async () => {
    const at = "2025-12-31T23:59:59Z";
    await expectRefusal(getQuote(world.as(ANONYMOUS), { ...ask, at }), "invalid_input", "term_not_offered");
  });
});

describe("a scheduled card", () => {
  test("that is withdrawn leaves the one before it in force without a gap", async () => {
    const place = await makePlace(world);
    const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
    await publish(place.merchantId, changing({ ratePpm: 11_000 }), later(1));
    const second = await publish(place.merchantId, changing({ ratePpm: 12_000 }), later(2));
    await publish(place.merchantId, changing({ ratePpm: 13_000 }), later(3));
    const { version } = await getRateCard(rates(), { rateCardId: second.id });
    await withdrawRateCard(rates(), { rateCardId: second.id, version });
    const fees = await Promise.all(
      [1.5, 2.5, 3.5].map(
        async (hours) =>
          (
            await getQuote(place.owner(), {
              ...ask,
              merchantId: place.merchantId,
              at: later(hours).toISOString(),
            })
          ).totalFeeFen,
      ),
    );
    expect(fees).toEqual([1_100, 1_100, 1_300]);
  });

  test("cannot be withdrawn once it has begun, nor by another desk", async () => {
    const place = await makePlace(world);
    const card = await publish(place.merchantId, changing({ ratePpm: 1 }), new Date());
    const ref = { rateCardId: card.id, version: card.version };
    await expectRefusal(withdrawRateCard(rates(), ref), "illegal_state", "already_begun");
    await expectRefusal(withdrawRateCard(world.asRole("admin"), ref), "forbidden", "permission_missing");
  });
});

describe("a payment that crosses a change of rates", () => {
  test("recomputes to the fen, whichever came first, and no card begins before a payment it did not price", async () => {
    const place = await makeActiveTerminal(world);
    const pay = async (key: string) => {
      const ctx = place.terminal();
      const order = await huabeiOrder(ctx, ask);
      return (await createPayment(ctx, { idempotencyKey: key, order })).payment.paymentId;
    };
    const before = await pay("before");
    const published = await publish(place.merchantId, changing({ ratePpm: 9_000 }), new Date(0), new Date(0));
    const after = await pay("after");
    expect(Date.parse(published.effectiveFrom)).toBeGreaterThan(new Date("2026-01-01").getTime());
    const [was, is] = await Promise.all(
      [before, after].map((paymentId) => recomputePayment(place.owner(), { paymentId })),
    );
    expect([was?.same, is?.same]).toEqual([true, true]);
    expect([was?.recomputed.totalFeeFen, is?.recomputed.totalFeeFen]).toEqual([2_300, 900]);
  });

  test("is nobody else's to recompute", async () => {
    const [mine, other] = [await makeActiveTerminal(world), await makePlace(world)];
    const order = await huabeiOrder(mine.terminal(), ask);
    const { payment } = await createPayment(mine.terminal(), { idempotencyKey: "mine", order });
    const ref = { paymentId: payment.paymentId };
    await expectRefusal(recomputePayment(other.owner(), ref), "not_found", "payment_not_found");
  });
});

describe("where a value comes from", () => {
  test("is named card by card, for a terminal's owner and staff alone", async () => {
    const place = await makeActiveTerminal(world);
    const card = await publish(place.merchantId, changing({ maxFen: 500_000 }), new Date());
    const view = await getEffectiveRates(place.owner(), { terminalId: place.terminalId });
    expect(view.cards.map(({ level }) => level)).toEqual(["merchant", "platform"]);
    const plan = view.plans.find(({ term, bearer }) => term === 3 && bearer === "buyer");
    const words = (field: string) =>
      plan?.values.find((value) => value.field === field)?.verdicts.map(({ says, value }) => [says, value]);
    expect(words("maxFen")).toEqual([
      ["sets", 500_000],
      ["overruled", 30_000_000],
    ]);
    expect(words("ratePpm")).toEqual([
      ["inherits", null],
      ["sets", 23_000],
    ]);
    const quote = await getQuote(place.owner(), { ...ask, terminalId: place.terminalId });
    expect(quote.rateCard.id).not.toBe(card.id);
    expect(quote.trace.filter(({ rule }) => rule === "plan_rate").map(({ outcome }) => outcome)).toEqual([
      "applied",
      "skipped",
    ]);
    const stranger = await makePlace(world);
    await expectRefusal(
      getEffectiveRates(stranger.owner(), { terminalId: place.terminalId }),
      "not_found",
      "merchant_not_found",
    );
  });

  test("a platform card has nothing to inherit", async () => {
    const body = { ...DEFAULT_RATE_CARD, remainder: "inherit" as const };
    const input = { level: "platform" as const, scopeId: "", body, effectiveFrom: new Date().toISOString() };
    await expectRefusal(createRateCard(rates(), input), "invalid_input", "nothing_to_inherit");
  });
});
