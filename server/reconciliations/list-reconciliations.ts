import { desc, lt } from "drizzle-orm";
import type { z } from "zod";
import { PAGE_ROWS } from "#db/keyset.ts";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listReconciliationsInput } from "#server/domain/reconciliations/inputs.ts";
import type { reconciliationPage } from "#server/domain/reconciliations/views.ts";
import { countsOf, reconciliationView } from "./view-reconciliation.ts";

/** The days that were compared, the newest first; the cursor is the last day seen. */
export async function listReconciliations(
  ctx: Context,
  { cursor }: z.infer<typeof listReconciliationsInput>,
): Promise<z.infer<typeof reconciliationPage>> {
  requirePermission(ctx, "reconciliation:read");
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(reconciliations)
      .where(cursor === undefined ? undefined : lt(reconciliations.day, cursor))
      .orderBy(desc(reconciliations.day))
      .limit(PAGE_ROWS + 1),
  );
  const shown = rows.slice(0, PAGE_ROWS);
  const counts = await read(ctx, (db) =>
    countsOf(
      db,
      shown.map(({ id }) => id),
    ),
  );
  const countOf = new Map(counts.map((count) => [count.reconciliationId, count]));
  return {
    items: shown.map((row) => reconciliationView(row, countOf.get(row.id))),
    nextCursor: rows.length > PAGE_ROWS ? (shown.at(-1)?.day ?? null) : null,
  };
}
