import { and, asc, eq, gt, isNull, lte, ne, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { rateCards } from "#db/schema/rates.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { RateCardVersionInput } from "#server/domain/rates/inputs.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { loadRateCard } from "./load-rate-card.ts";
import { momentOfPriceChange } from "./moment-of-price-change.ts";
import { rateCardViewOf } from "./rate-card-view.ts";

type RateCard = typeof rateCards.$inferSelect;

/**
 * Puts a draft in force from its date: the card in force then ends there, and a later published card still
 * follows. The past does not change: only the platform's very first card may begin before now.
 */
export async function publishRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadRateCard(tx, input.rateCardId);
    requireStep("rate_card", before, "publish");
    const moment = await momentOfPriceChange(tx, ctx.now);
    const effectiveFrom = await startOf(tx, before, moment);
    const effectiveTo = await makeRoom(tx, { ...before, effectiveFrom });
    const after = await takeStep(tx, ctx, {
      noun: "rate_card",
      before,
      seenVersion: input.version,
      event: "publish",
      changes: { effectiveFrom, effectiveTo, publishedAt: moment },
      facts: { effectiveFrom: effectiveFrom.toISOString() },
      effects: [{ topic: "rate_card.published", payload: { rateCardId: before.id }, dueAt: effectiveFrom }],
    });
    return rateCardViewOf(after);
  });
}

/** The draft's own date; a date that has passed while it was a draft becomes the moment of publishing. */
async function startOf(tx: Transaction, draft: RateCard, moment: Date): Promise<Date> {
  if (draft.effectiveFrom >= moment) return draft.effectiveFrom;
  const published = and(eq(rateCards.level, "platform"), eq(rateCards.status, "published"));
  const first = draft.level === "platform" && (await tx.$count(rateCards, published)) === 0;
  return first ? draft.effectiveFrom : moment;
}

/** Ends the card in force at the new one's start; returns where the new one must end, if a later card follows. */
async function makeRoom(tx: Transaction, card: RateCard): Promise<Date | null> {
  const sameScope = and(
    eq(rateCards.level, card.level),
    eq(rateCards.scopeId, card.scopeId),
    eq(rateCards.status, "published"),
    ne(rateCards.id, card.id),
  );
  const [current] = await tx
    .select()
    .from(rateCards)
    .where(
      and(
        sameScope,
        lte(rateCards.effectiveFrom, card.effectiveFrom),
        or(isNull(rateCards.effectiveTo), gt(rateCards.effectiveTo, card.effectiveFrom)),
      ),
    );
  if (current !== undefined) {
    if (current.effectiveFrom.getTime() === card.effectiveFrom.getTime()) {
      throw new DomainError("conflict", "same_start", "Another card already starts at that very instant.", {
        rateCardId: current.id,
      });
    }
    await compareAndSet(tx, rateCards, current, { effectiveTo: card.effectiveFrom });
  }
  const [next] = await tx
    .select()
    .from(rateCards)
    .where(and(sameScope, gt(rateCards.effectiveFrom, card.effectiveFrom)))
    .orderBy(asc(rateCards.effectiveFrom))
    .limit(1);
  return next?.effectiveFrom ?? null;
}
