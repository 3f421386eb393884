import { and, eq } from "drizzle-orm";
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

/**
 * Takes back a card that was announced and has not begun: the card before it goes on until the one after. What was
 * announced stays on record, so that a quote asked with an earlier `recordedAt` still says what was known then.
 */
export async function withdrawRateCard(ctx: Context, input: RateCardVersionInput): Promise<RateCardView> {
  requirePermission(ctx, "rate_card:write");
  return change(ctx, async (tx) => {
    const before = await loadRateCard(tx, input.rateCardId);
    requireStep("rate_card", before, "withdraw");
    const withdrawnAt = await momentOfPriceChange(tx, ctx.now);
    if (before.effectiveFrom <= withdrawnAt) {
      throw new DomainError(
        "illegal_state",
        "already_begun",
        "The card is in force. Publish another card to change the rates from now on.",
        { effectiveFrom: before.effectiveFrom.toISOString() },
      );
    }
    const after = await takeStep(tx, ctx, {
      noun: "rate_card",
      before,
      seenVersion: input.version,
      event: "withdraw",
      changes: { withdrawnAt },
    });
    const [predecessor] = await tx
      .select()
      .from(rateCards)
      .where(
        and(
          eq(rateCards.level, before.level),
          eq(rateCards.scopeId, before.scopeId),
          eq(rateCards.status, "published"),
          eq(rateCards.effectiveTo, before.effectiveFrom),
        ),
      );
    if (predecessor !== undefined) {
      await compareAndSet(tx, rateCards, {
        before: predecessor,
        changes: { effectiveTo: before.effectiveTo },
      });
    }
    return rateCardViewOf(after, ctx);
  });
}
