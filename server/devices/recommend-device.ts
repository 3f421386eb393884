import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { deviceModels, devices } from "#db/schema/devices.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { recommendationReasons } from "#server/domain/devices/recommendation.ts";
import { loadMerchant } from "#server/merchants/load-merchant.ts";
import type { recommendation } from "./device-view.ts";

export const recommendDeviceInput = z.strictObject({ merchantId: z.string().max(40) });

/** Models that fit a merchant, best first, each with its reasons and what is in stock. */
export async function recommendDevice(
  ctx: Context,
  input: z.infer<typeof recommendDeviceInput>,
): Promise<z.infer<typeof recommendation>[]> {
  requirePermission(ctx, "device:read");
  const merchant = await loadMerchant(ctx.db, ctx, input.merchantId);
  const rows = await ctx.db
    .select({ model: deviceModels, inStock: sql<number>`count(${devices.id})::int` })
    .from(deviceModels)
    .leftJoin(devices, and(eq(devices.modelCode, deviceModels.code), eq(devices.status, "in_stock")))
    .groupBy(deviceModels.code)
    .orderBy(asc(deviceModels.depositFen));
  return rows
    .map(({ model, inStock }) => ({
      modelCode: model.code,
      modelName: model.name,
      supportsHuabei: model.supportsHuabei,
      depositFen: model.depositFen,
      inStock,
      reasons: recommendationReasons(merchant, model, inStock),
    }))
    .sort((a, b) => b.reasons.length - a.reasons.length);
}
