import { asc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { countStockInput } from "#server/domain/devices/inputs.ts";
import type { stockLine } from "#server/domain/devices/views.ts";

/** Stock by model and status, of one warehouse or everywhere. */
export async function countStock(
  ctx: Context,
  input?: z.infer<typeof countStockInput>,
): Promise<z.infer<typeof stockLine>[]> {
  requirePermission(ctx, "device:read");
  const models = await read(ctx, (db) => db.select().from(deviceModels).orderBy(asc(deviceModels.code)));
  const counts = await read(ctx, (db) =>
    db
      .select({ modelCode: devices.modelCode, status: devices.status, count: sql<number>`count(*)::int` })
      .from(devices)
      .where(input?.warehouseId === undefined ? undefined : eq(devices.warehouseId, input.warehouseId))
      .groupBy(devices.modelCode, devices.status),
  );
  return models.map((model) => ({
    modelCode: model.code,
    modelName: model.name,
    product: model.product,
    counts: Object.fromEntries(
      counts.filter((row) => row.modelCode === model.code).map((row) => [row.status, row.count]),
    ),
  }));
}
