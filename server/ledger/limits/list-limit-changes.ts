import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { limitChanges } from "#db/schema/ledger.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { limitChangePage, listLimitChangesInput } from "#server/domain/ledger/limits.ts";
import { limitChangeRows, limitChangeViewOf } from "./limit-rows.ts";

const KEYSET: Keyset = { at: limitChanges.proposedAt, id: limitChanges.id, first: "newest" };

/** Which limits were proposed and what became of them, the newest first. */
export async function listLimitChanges(
  ctx: Context,
  { status, merchantId, cursor }: z.output<typeof listLimitChangesInput>,
): Promise<z.infer<typeof limitChangePage>> {
  requirePermission(ctx, "ledger:read");
  const rows = await read(ctx, (db) =>
    limitChangeRows(db)
      .where(
        and(
          status === undefined ? undefined : eq(limitChanges.status, status),
          merchantId === undefined ? undefined : eq(limitChanges.merchantId, merchantId),
          afterCursor(KEYSET, cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ limitChange }) => ({ at: limitChange.proposedAt, id: limitChange.id }),
    (row) => limitChangeViewOf(ctx, row),
  );
}
