import { count, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { settlementRuns } from "#db/schema/settlements.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import { OPEN_RUN_STATUSES } from "#server/domain/settlements/status.ts";

export type Run = typeof settlementRuns.$inferSelect;

/** Begins a run, unless another one is still to be decided: one at a time. */
export async function openRun(
  tx: Transaction,
  ctx: Context,
  { settlesOn, cutoffAt }: { settlesOn: string; cutoffAt: Date },
): Promise<Run | null> {
  const [open] = await tx
    .select({ runs: count() })
    .from(settlementRuns)
    .where(inArray(settlementRuns.status, [...OPEN_RUN_STATUSES]));
  if ((open?.runs ?? 0) > 0) return null;
  const id = makeId("settlementRun", ctx.randomBytes);
  // Two that begin at once meet at the index of open runs: the other one's is the run.
  const [row] = await tx
    .insert(settlementRuns)
    .values({
      ...{ id, settlesOn, cutoffAt, preparedById: personIdOf(ctx), preparedAt: ctx.now, since: ctx.now },
    })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) return null;
  await recordAudit(tx, ctx, {
    action: "settlement_run.prepare",
    subjectType: "settlement_run",
    subjectId: id,
    after: { status: row.status, settlesOn },
  });
  return row;
}
