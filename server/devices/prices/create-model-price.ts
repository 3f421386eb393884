import { modelPrices } from "#db/schema/models.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { refusePastDay } from "#server/domain/devices/prices/first-day.ts";
import type { CreateModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import { makeId } from "#server/domain/ids.ts";
import { requireModel } from "../catalogue/require-model.ts";
import { viewModelPrice } from "./model-price-rows.ts";

/** Writes the draft of a price; nothing costs it before a second person has said yes and its first day has come. */
export async function createModelPrice(ctx: Context, input: CreateModelPriceInput): Promise<ModelPriceView> {
  requirePermission(ctx, "rate_card:write");
  refusePastDay(input.firstDay, ctx.now);
  return change(ctx, async (tx) => {
    const { modelCode, kind, amountFen, firstDay } = input;
    await requireModel(tx, modelCode);
    const id = makeId("modelPrice", ctx.randomBytes);
    const [row] = await tx
      .insert(modelPrices)
      .values({
        ...{ id, modelCode, kind, amountFen, firstDay },
        note: input.note || null,
        createdById: personIdOf(ctx),
        createdAt: ctx.now,
      })
      .returning();
    if (row === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "model_price.create",
      subjectType: "model_price",
      subjectId: id,
      after: { status: row.status, modelCode, kind, amountFen, firstDay },
    });
    return viewModelPrice(tx, ctx, row);
  });
}
