import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { recommendDeviceInput } from "#server/domain/devices/inputs.ts";
import { recommendationReasons } from "#server/domain/devices/recommendation.ts";
import type { recommendation } from "#server/domain/devices/views.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import { listModels } from "./list-models.ts";

/** Models made for a merchant's product, best first, each with its reasons and what is in stock. */
export async function recommendDevice(
  ctx: Context,
  input: z.infer<typeof recommendDeviceInput>,
): Promise<z.infer<typeof recommendation>[]> {
  requirePermission(ctx, "device:read");
  const merchant = await read(ctx, (db) => loadMerchant(db, ctx, input.merchantId));
  return (await read(ctx, (db) => listModels(db, shanghaiDate(ctx.now))))
    .filter(({ product }) => product === merchant.product)
    .map((model) => ({
      modelCode: model.code,
      modelName: model.name,
      supportsHuabei: model.supportsHuabei,
      offers: model.offers,
      inStock: model.inStock,
      stock: model.stock,
      reasons: recommendationReasons(merchant, model, model.inStock),
    }))
    .sort((a, b) => b.reasons.length - a.reasons.length);
}
