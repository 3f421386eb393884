import { and, eq, inArray, lt, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { differences } from "#db/schema/reconciliations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ListDifferencesInput } from "#server/domain/reconciliations/inputs.ts";
import { OPEN_DIFFERENCE_STATUSES } from "#server/domain/reconciliations/status.ts";
import type { differencePage } from "#server/domain/reconciliations/views.ts";
import { differenceRows } from "./difference-rows.ts";
import { differenceViewOf } from "./difference-view-of.ts";

const KEYSET: Keyset = { at: differences.dueAt, id: differences.id, first: "oldest" };

/** Differences, what is due first. */
export async function listDifferences(
  ctx: Context,
  input: ListDifferencesInput,
): Promise<z.infer<typeof differencePage>> {
  requirePermission(ctx, "reconciliation:read");
  const rows = await read(ctx, (db) =>
    differenceRows(db)
      .where(and(wanted(ctx, input), afterCursor(KEYSET, input.cursor)))
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ difference }) => ({ at: difference.dueAt, id: difference.id }),
    (row) => differenceViewOf(ctx, row),
  );
}

function wanted(
  ctx: Context,
  { reconciliationId, class: of, status, only }: ListDifferencesInput,
): SQL | undefined {
  const isOpen = inArray(differences.status, OPEN_DIFFERENCE_STATUSES);
  return and(
    reconciliationId === undefined ? undefined : eq(differences.reconciliationId, reconciliationId),
    of === undefined ? undefined : eq(differences.class, of),
    status === undefined ? undefined : eq(differences.status, status),
    only === undefined ? undefined : isOpen,
    only === "mine" ? eq(differences.ownerId, ctx.actor.id) : undefined,
    only === "overdue" ? lt(differences.dueAt, ctx.now) : undefined,
  );
}
