import { createPublicKey, verify } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { rateCards } from "#db/schema/rates.ts";
import { terminals } from "#db/schema/terminals.ts";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { canonicalHash } from "#server/domain/canonical/sha256.ts";
import { quoteTerms } from "#server/domain/quotes/quote-view.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import type { RateCardBody } from "#server/domain/rates/rate-card.ts";
import { publicKeys } from "#server/keys/platform-key.ts";
import { compareQuotes } from "#server/quotes/compare-quotes.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { discardRateCard } from "#server/rates/discard-rate-card.ts";
import { publishRateCard } from "#server/rates/publish-rate-card.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { putInForce } from "../../support/world/second-person.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const anybody = (at = new Date()) => world.runtime.as(ANONYMOUS, at);
const rates = () => world.staff("rates");
const checker = () => world.staff("checker");
const ask = { amountFen: 100_000, term: 3, bearer: "buyer" as const };

function body(ratePpm: number): RateCardBody {
  return { ...DEFAULT_RATE_CARD, plans: DEFAULT_RATE_CARD.plans.map((plan) => ({ ...plan, ratePpm })) };
}

async function publish(level: "platform" | "merchant", scopeId: string, ratePpm: number, from: Date) {
  const effectiveFrom = from.toISOString();
  const draft = await createRateCard(rates(), { level, scopeId, body: body(ratePpm), effectiveFrom });
  return putInForce({ maker: rates(), second: checker() }, draft);
}

describe("a quote", () => {
  test("is hashed over its terms and signed by the published key", async () => {
    const quote = await getQuote(anybody(), ask);
    const { trace: _trace, hash, signature, ...terms } = quote;
    expect(await canonicalHash(quoteTerms.parse(terms))).toBe(hash);
    const { keys } = await publicKeys(anybody());
    const key = createPublicKey({ key: { ...keys[0] }, format: "jwk" });
    expect(verify(null, Buffer.from(hash, "hex"), key, Buffer.from(signature, "base64url"))).toBe(true);
  });

  test("is the same all day in Shanghai and another the next day", async () => {
    const hashAt = async (at: string) => (await getQuote(anybody(new Date(at)), ask)).hash;
    const morning = await hashAt("2026-11-23T16:00:00.000Z");
    expect(await hashAt("2026-11-24T15:59:59.999Z")).toBe(morning);
    expect(await hashAt("2026-11-24T16:00:00.000Z")).not.toBe(morning);
  });

  test("of a merchant is nobody else's to see", async () => {
    const { applicant, view } = await world.application("approved");
    const { applicant: other } = await world.application("draft");
    const named = { ...ask, merchantId: view.merchantId ?? "" };
    await expect(getQuote(applicant(), named)).resolves.toMatchObject({ totalFeeFen: 2_300 });
    await expectRefusal(getQuote(other(), named), "not_found", "merchant_not_found");
    await expectRefusal(getQuote(anybody(), named), "unauthenticated", "sign_in_required");
  });

  test("comparison answers every plan and bearer, and refusals with their limits", async () => {
    const all = await compareQuotes(anybody(), { amountFen: 100_000 });
    expect(all.quotes.map((quote) => `${quote.term} ${quote.bearer}`)).toEqual([
      "3 buyer",
      "3 seller",
      "6 buyer",
      "6 seller",
      "12 buyer",
      "12 seller",
    ]);
    const small = await compareQuotes(anybody(), { amountFen: 5 });
    expect(small.quotes.map((quote) => quote.term)).toEqual([3, 3]);
    expect(small.refused).toContainEqual(
      expect.objectContaining({ term: 6, reason: "amount_too_small", minimumFen: 6 }),
    );
  });
});

describe("a rate card", () => {
  test("of a merchant wins over the platform's, from its own instant on", async () => {
    const { applicant, view } = await world.application("approved");
    const merchantId = view.merchantId ?? "";
    const from = new Date(Date.now() + 3_600_000);
    await publish("merchant", merchantId, 10_000, from);
    const fee = async (at: Date) =>
      (await getQuote(applicant(), { ...ask, merchantId, at: at.toISOString() })).totalFeeFen;
    expect(await fee(new Date(from.getTime() - 1))).toBe(2_300);
    expect(await fee(from)).toBe(1_000);
  });

  test("never changes the past: a draft dated back starts when it is published", async () => {
    const { view } = await world.application("approved");
    const published = await publish("merchant", view.merchantId ?? "", 10_000, new Date("2022-01-01"));
    expect(Date.parse(published.effectiveFrom)).toBeGreaterThan(Date.now() - 60_000);
  });

  test("makes room in front of a later one, without gap or overlap", async () => {
    const { view } = await world.application("approved");
    const scopeId = view.merchantId ?? "";
    const t = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await publish("merchant", scopeId, 30_000, t(10));
    await publish("merchant", scopeId, 10_000, t(1));
    await publish("merchant", scopeId, 20_000, t(5));
    const cards = await world.runtime.db
      .select()
      .from(rateCards)
      .where(and(eq(rateCards.scopeId, scopeId), eq(rateCards.status, "published")))
      .orderBy(rateCards.effectiveFrom);
    expect(cards.map((card) => card.effectiveTo?.getTime() ?? null)).toEqual([
      cards[1]?.effectiveFrom.getTime(),
      cards[2]?.effectiveFrom.getTime(),
      null,
    ]);
  });

  test("once published cannot be changed, discarded or published again", async () => {
    const { view } = await world.application("approved");
    const card = await publish("merchant", view.merchantId ?? "", 10_000, new Date());
    const input = { rateCardId: card.id, version: card.version };
    await expectRefusal(discardRateCard(rates(), input), "illegal_state", "transition_refused");
    await expectRefusal(publishRateCard(checker(), input), "illegal_state", "transition_refused");
    const forced = world.runtime.db
      .update(rateCards)
      .set({ body: body(1) })
      .where(eq(rateCards.id, card.id));
    await expect(forced).rejects.toThrow();
  });

  test("is made by the rates desk only, for a scope that exists", async () => {
    const draft = {
      level: "merchant" as const,
      scopeId: "mer_none",
      body: body(1),
      effectiveFrom: new Date().toISOString(),
    };
    await expectRefusal(createRateCard(world.staff("admin"), draft), "forbidden", "permission_missing");
    await expectRefusal(createRateCard(rates(), draft), "not_found", "scope_not_found");
  });

  test("promises its roll-out for the instant it takes effect", async () => {
    const { view } = await world.application("approved");
    const from = new Date(Date.now() + 7_200_000);
    const card = await publish("merchant", view.merchantId ?? "", 10_000, from);
    const promised = await world.runtime.db
      .select()
      .from(outbox)
      .where(eq(outbox.topic, "rate_card.published"));
    expect(promised.find((row) => row.payload.rateCardId === card.id)?.dueAt).toEqual(from);
    expect(await world.runtime.db.$count(terminals)).toBe(0);
  });
});
