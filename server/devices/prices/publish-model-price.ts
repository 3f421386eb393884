import { LOCKS, lock } from "#db/lock.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { refusePastDay } from "#server/domain/devices/prices/first-day.ts";
import type { PublishModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireEvidence, requireSecondPerson } from "#server/domain/second-person.ts";
import { loadModelPrice, type ModelPrice } from "./load-model-price.ts";
import { viewModelPrice } from "./model-price-rows.ts";
import { evidenceOf } from "./price-neighbours.ts";

/**
 * Puts a proposed price on record, by a second person who saw what it replaces: from its first day the price before it
 * is over. Refuses with `needs_second_person`, `evidence_changed`, `first_day_passed` and `same_first_day`.
 */
export async function publishModelPrice(
  ctx: Context,
  input: PublishModelPriceInput,
): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:approve");
  return change(ctx, async (tx) => {
    const { modelCode } = await loadModelPrice(tx, input.priceId);
    // Two prices of a model that are approved at once are approved one after the other, by what then stands beside them.
    await lock(tx, LOCKS.modelPrices(modelCode));
    const before = await loadModelPrice(tx, input.priceId);
    requireSecondPerson(ctx.actor, before);
    requireStep("model_price", before, "publish");
    const { hash, replaces } = await evidenceOf(tx, before);
    requireEvidence(input.evidenceHash, hash);
    refusePastDay(before.firstDay, ctx.now);
    if (replaces?.firstDay === before.firstDay) throw sameFirstDay(before);
    const { kind, amountFen, firstDay } = before;
    const after = await takeStep(tx, ctx, {
      noun: "model_price",
      before,
      seenVersion: input.version,
      event: "publish",
      changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
      facts: { modelCode, kind, amountFen, firstDay, evidenceHash: hash },
    });
    return viewModelPrice(tx, ctx, after);
  });
}

function sameFirstDay({ kind, firstDay }: ModelPrice): DomainError {
  return new DomainError(
    "conflict",
    "same_first_day",
    "Another price of this kind begins on that very day. Withdraw it first, or choose another day.",
    { kind, firstDay },
  );
}
