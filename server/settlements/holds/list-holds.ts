import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { settlementHolds } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listHoldsInput } from "#server/domain/settlements/inputs.ts";
import type { holdPage } from "#server/domain/settlements/views.ts";
import { holdRows, holdViewOf } from "./hold-rows.ts";

const KEYSET: Keyset = { at: settlementHolds.placedAt, id: settlementHolds.id, first: "newest" };

/** Holds on merchants' payouts, the newest first. */
export async function listHolds(
  ctx: Context,
  { merchantId, status, cursor }: z.output<typeof listHoldsInput>,
): Promise<z.infer<typeof holdPage>> {
  requirePermission(ctx, "settlement:read");
  const rows = await read(ctx, (db) =>
    holdRows(db)
      .where(
        and(
          merchantId === undefined ? undefined : eq(settlementHolds.merchantId, merchantId),
          status === undefined ? undefined : eq(settlementHolds.status, status),
          afterCursor(KEYSET, cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ hold }) => ({ at: hold.placedAt, id: hold.id }),
    (row) => holdViewOf(ctx, row),
  );
}
