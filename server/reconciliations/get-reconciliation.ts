import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { reconciliationRef } from "#server/domain/reconciliations/inputs.ts";
import type { ReconciliationView } from "#server/domain/reconciliations/views.ts";
import { loadReconciliation } from "./internal.ts";
import { viewReconciliation } from "./view-reconciliation.ts";

/** One day's comparison, with how far it has come while it runs. */
export async function getReconciliation(
  ctx: Context,
  input: z.infer<typeof reconciliationRef>,
): Promise<ReconciliationView> {
  requirePermission(ctx, "reconciliation:read");
  return read(ctx, async (db) =>
    viewReconciliation(db, await loadReconciliation(db, input.reconciliationId)),
  );
}
