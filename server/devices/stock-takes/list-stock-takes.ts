import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { stockTakes } from "#db/schema/stock-takes.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listStockTakesInput } from "#server/domain/devices/stock-takes/inputs.ts";
import type { stockTakePage } from "#server/domain/devices/stock-takes/views.ts";
import { stockTakeRows, stockTakeViewOf } from "./stock-take-rows.ts";

const KEYSET: Keyset = { at: stockTakes.startedAt, id: stockTakes.id, first: "newest" };

/** Counts, the newest first. */
export async function listStockTakes(
  ctx: Context,
  { cursor }: z.infer<typeof listStockTakesInput>,
): Promise<z.infer<typeof stockTakePage>> {
  requirePermission(ctx, "device:read");
  const rows = await read(ctx, (db) =>
    stockTakeRows(db)
      .where(afterCursor(KEYSET, cursor))
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(rows, ({ take }) => ({ at: take.startedAt, id: take.id }), stockTakeViewOf);
}
