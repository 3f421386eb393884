import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rateCards } from "#db/schema/rates.ts";
import { DomainError } from "#server/domain/errors.ts";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { cardsInForce } from "#server/domain/rates/in-force.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";
import { createRateCard } from "#server/rates/create-rate-card.ts";
import { withdrawRateCard } from "#server/rates/withdraw-rate-card.ts";
import { putInForce } from "../../support/world/second-person.ts";
import { makePlace, makeWorld, type World } from "../../support/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const start = Date.now();
const day = (n: number) => new Date(start + n * DAY_MS);

/** On a day of its own somebody publishes a card that begins some days later, or takes the latest one back. */
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom("publish", "publish", "withdraw"),
    ahead: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 3, maxLength: 8 },
);

test("PostgreSQL and the domain agree which card holds, at any instant by any record", async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      const { merchantId } = await makePlace(world);
      await play(merchantId, history);
      const rows = await world.runtime.db.select().from(rateCards).where(eq(rateCards.scopeId, merchantId));
      const platform = await world.runtime.db.select().from(rateCards).where(eq(rateCards.level, "platform"));
      for (let known = 0; known <= history.length; known += 2) {
        for (let at = 0; at <= history.length + 10; at += 3) {
          const when = { at: day(at), recordedAt: day(known) };
          const resolved = await resolveRates(world.runtime.db, { merchantId }, when);
          const ids = cardsInForce([...platform, ...rows], when).map(({ id }) => id);
          expect(resolved.cards.map(({ rateCard }) => rateCard.id).sort()).toEqual(ids.sort());
        }
      }
      expectWindowsInStep(rows);
    }),
    { numRuns: 8 },
  );
});

async function play(merchantId: string, history: readonly { kind: string; ahead: number }[]): Promise<void> {
  let latest: { id: string; version: number } | undefined;
  for (const [n, { kind, ahead }] of history.entries()) {
    const ctx = world.as(world.asRole("rates").actor, day(n));
    try {
      if (kind === "withdraw" && latest !== undefined) {
        await withdrawRateCard(ctx, { rateCardId: latest.id, version: latest.version });
      } else {
        const draft = await createRateCard(ctx, {
          level: "merchant",
          scopeId: merchantId,
          body: DEFAULT_RATE_CARD,
          effectiveFrom: day(n + ahead).toISOString(),
        });
        latest = await putInForce(world.twoPeople(day(n)), draft);
      }
    } catch (error) {
      // A card that has begun or was withdrawn before, or one that begins with another: refused, as it should be.
      if (!(error instanceof DomainError)) throw error;
    }
  }
}

/** What publishing and withdrawing keep: a published card ends where the next one of its scope begins. */
function expectWindowsInStep(rows: readonly (typeof rateCards.$inferSelect)[]): void {
  const published = rows
    .filter(({ status }) => status === "published")
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  for (const [index, card] of published.entries()) {
    expect(card.effectiveTo).toEqual(published[index + 1]?.effectiveFrom ?? null);
  }
}
