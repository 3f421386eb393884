import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { adjustments } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { adjustmentPage, listAdjustmentsInput } from "#server/domain/ledger/adjustments.ts";
import { adjustmentRows, adjustmentViewOf } from "./adjustment-rows.ts";

const KEYSET: Keyset = { at: adjustments.proposedAt, id: adjustments.id, first: "newest" };

/** What was proposed to be put right, the newest first. */
export async function listAdjustments(
  ctx: Context,
  { status, merchantId, cursor }: z.output<typeof listAdjustmentsInput>,
): Promise<z.infer<typeof adjustmentPage>> {
  requirePermission(ctx, "ledger:read");
  const rows = await read(ctx, (db) =>
    adjustmentRows(db)
      .where(
        and(
          status === undefined ? undefined : eq(adjustments.status, status),
          merchantId === undefined ? undefined : eq(adjustments.merchantId, merchantId),
          afterCursor(KEYSET, cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ adjustment }) => ({ at: adjustment.proposedAt, id: adjustment.id }),
    (row) => adjustmentViewOf(ctx, row),
  );
}
