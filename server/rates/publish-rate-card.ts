import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { rateCards } from "#db/schema/rates.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";
import { refuseAboveCeiling } from "#server/domain/rates/annual-ceiling.ts";
import type { PublishRateCardInput } from "#server/domain/rates/inputs.ts";
import { ownPlansOf } from "#server/domain/rates/rate-card.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { changeRateCard } from "./change-rate-card.ts";
import { evidenceOf } from "./get-rate-card-evidence.ts";
import { momentOfPriceChange } from "./moment-of-price-change.ts";
import { neighboursOf } from "./neighbours.ts";

type RateCard = typeof rateCards.$inferSelect;

/**
 * Puts a proposed card in force from its date, by a second person who saw what it replaces: the card in force then ends
 * there, and a later published card still follows. The past does not change: only the platform's very first card may
 * begin before now. Refuses with `needs_second_person` and `evidence_changed`.
 */
export async function publishRateCard(
  ctx: Context,
  { evidenceHash, ...input }: PublishRateCardInput,
): Promise<RateCardView> {
  return changeRateCard(ctx, input, {
    event: "publish",
    decide: async (tx, before) => {
      const moment = await momentOfPriceChange(tx, ctx.now);
      const { hash } = await evidenceOf(tx, ctx, before);
      // The portal itself lays only its first cards, of which the database makes sure.
      if (ctx.actor.kind === "person") requireEvidence(evidenceHash, hash);
      refuseAboveCeiling(ownPlansOf(before.body), shanghaiDate(before.effectiveFrom));
      const effectiveFrom = await startOf(tx, before, moment);
      const effectiveTo = await makeRoom(tx, { ...before, effectiveFrom });
      const approvedById = personIdOf(ctx);
      return {
        changes: { effectiveFrom, effectiveTo, publishedAt: moment, approvedById, evidenceHash: hash },
        facts: { effectiveFrom: effectiveFrom.toISOString(), evidenceHash: hash },
        effects: [{ topic: "rate_card.published", payload: { rateCardId: before.id }, dueAt: effectiveFrom }],
      };
    },
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
  const { replaces, followedBy } = await neighboursOf(tx, card);
  if (replaces !== null) {
    if (replaces.effectiveFrom.getTime() === card.effectiveFrom.getTime()) {
      throw new DomainError("conflict", "same_start", "Another card already starts at that very instant.", {
        rateCardId: replaces.id,
      });
    }
    await compareAndSet(tx, rateCards, { before: replaces, changes: { effectiveTo: card.effectiveFrom } });
  }
  return followedBy?.effectiveFrom ?? null;
}
