import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { change, changeByStatement } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { reconciliationRef } from "#server/domain/reconciliations/inputs.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { compareDay, MOST_DIFFERENCES } from "./compare-day.ts";
import { loadReconciliation, type Reconciliation } from "./internal.ts";
import { readLines, WORKED_ON } from "./read-lines.ts";
import { recordDifferences } from "./record-differences.ts";

/**
 * Reads the gateway's statement of a day and compares it with ours. One at a time works on a day; whoever finds it left
 * by a process that died goes on. A gateway that cannot answer now is asked again, one that has no statement ends the run.
 */
export async function runReconciliation(
  ctx: Context,
  input: z.infer<typeof reconciliationRef>,
): Promise<void> {
  requirePermission(ctx, "reconciliation:run");
  const taken = await take(ctx, input.reconciliationId);
  if (taken === undefined) return;
  try {
    await readLines(ctx, taken);
  } catch (error) {
    await changeByStatement(ctx, (db) =>
      db.update(reconciliations).set({ workedOnUntil: null }).where(eq(reconciliations.id, taken.id)),
    );
    if (!(error instanceof GatewayError) || error.retryable) throw error;
    return fail(ctx, taken.id, error.reason);
  }
  await compare(ctx, taken);
}

/** The reconciliation, if it is running and nobody works on it; `undefined` else. */
async function take(ctx: Context, id: string): Promise<Reconciliation | undefined> {
  const left = or(isNull(reconciliations.workedOnUntil), lt(reconciliations.workedOnUntil, sql`now()`));
  const [taken] = await changeByStatement(ctx, (db) =>
    db
      .update(reconciliations)
      .set({ workedOnUntil: WORKED_ON })
      .where(and(eq(reconciliations.id, id), eq(reconciliations.status, "running"), left))
      .returning(),
  );
  return taken;
}

async function compare(ctx: Context, { id, day }: Reconciliation): Promise<void> {
  const tooMany = await change(ctx, async (tx) => {
    const before = await loadReconciliation(tx, id);
    const { mismatches, ...totals } = await compareDay(tx, { reconciliationId: id, ...shanghaiDay(day) });
    if (mismatches.length > MOST_DIFFERENCES) return true;
    await recordDifferences(tx, ctx, { reconciliation: before, mismatches });
    await takeStep(tx, ctx, {
      noun: "reconciliation",
      before,
      event: "finish",
      changes: { ...totals, finishedAt: ctx.now, workedOnUntil: null },
      facts: { matched: totals.matched, differences: mismatches.length },
    });
    return false;
  });
  if (tooMany) await fail(ctx, id, "too_many_differences");
}

async function fail(ctx: Context, id: string, failure: string): Promise<void> {
  await change(ctx, async (tx) => {
    const before = await loadReconciliation(tx, id);
    await takeStep(tx, ctx, {
      noun: "reconciliation",
      before,
      event: "fail",
      changes: { failure, workedOnUntil: null },
      facts: { failure },
    });
  });
}
