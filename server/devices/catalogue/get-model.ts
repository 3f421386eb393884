import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { modelRef } from "#server/domain/devices/prices/inputs.ts";
import type { ModelFile } from "#server/domain/devices/prices/views.ts";
import { firmwareOf } from "../firmware/firmware-of.ts";
import { modelPriceViews } from "../prices/model-price-rows.ts";
import { modelViews } from "./model-views.ts";
import { requireCatalogue } from "./require-catalogue.ts";
import { modelNotFound } from "./require-model.ts";

/** One model with the prices that it has, had or may come to have, and its firmware. */
export async function getModel(ctx: Context, { modelCode }: z.infer<typeof modelRef>): Promise<ModelFile> {
  requireCatalogue(ctx);
  return read(ctx, async (db) => {
    const models = await modelViews(db, shanghaiDate(ctx.now));
    const model = models.find(({ code }) => code === modelCode);
    if (model === undefined) throw modelNotFound();
    const prices = await modelPriceViews(db, ctx, modelCode);
    return { model, prices, firmware: await firmwareOf(db, modelCode) };
  });
}
