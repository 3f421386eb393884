import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import { refusePastDay } from "#server/domain/devices/prices/first-day.ts";
import type { PublishModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireEvidence } from "#server/domain/second-person.ts";
import { changeModelPrice } from "./change-model-price.ts";
import type { ModelPrice } from "./load-model-price.ts";
import { evidenceOf } from "./price-neighbours.ts";

/**
 * Puts a proposed price on record, by a second person who saw what it replaces: from its first day the price before it
 * is over. Refuses with `needs_second_person`, `evidence_changed`, `first_day_passed` and `same_first_day`.
 */
export async function publishModelPrice(
  ctx: Context,
  { evidenceHash, ...input }: PublishModelPriceInput,
): Promise<ModelPriceView> {
  return changeModelPrice(ctx, input, {
    event: "publish",
    decide: async (tx, before) => {
      const { hash, replaces } = await evidenceOf(tx, before);
      requireEvidence(evidenceHash, hash);
      refusePastDay(before.firstDay, ctx.now);
      if (replaces?.firstDay === before.firstDay) throw sameFirstDay(before);
      const { modelCode, kind, amountFen, firstDay } = before;
      return {
        changes: { publishedAt: ctx.now, approvedById: personIdOf(ctx), evidenceHash: hash },
        facts: { modelCode, kind, amountFen, firstDay, evidenceHash: hash },
      };
    },
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
