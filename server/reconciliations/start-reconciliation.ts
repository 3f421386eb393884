import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { startReconciliationInput } from "#server/domain/reconciliations/inputs.ts";
import { STATEMENTS_KEPT_DAYS } from "#server/domain/reconciliations/statement.ts";
import type { ReconciliationView } from "#server/domain/reconciliations/views.ts";
import type { Reconciliation } from "./internal.ts";
import { viewReconciliation } from "./view-reconciliation.ts";

/** Compares a day that is over with the gateway's statement of it, for the first time or anew; the jobs do the work. */
export async function startReconciliation(
  ctx: Context,
  input: z.infer<typeof startReconciliationInput>,
): Promise<ReconciliationView> {
  requirePermission(ctx, "reconciliation:run");
  requireDayOver(ctx.now, input.day);
  return change(ctx, async (tx) => {
    const [known] = await tx
      .select()
      .from(reconciliations)
      .where(eq(reconciliations.day, input.day))
      .for("update");
    if (known?.status === "running") return viewReconciliation(tx, known);
    const running = known === undefined ? await begin(tx, ctx, input.day) : await beginAgain(tx, ctx, known);
    return viewReconciliation(tx, running);
  });
}

function requireDayOver(now: Date, day: string): void {
  const today = shanghaiDate(now);
  if (day < today && day >= daysAfter(today, -STATEMENTS_KEPT_DAYS)) return;
  const text =
    "Only a day that is over can be compared, and none of so long ago that there is no statement of it.";
  throw new DomainError("invalid_input", "day_out_of_range", text, {
    first: daysAfter(today, -STATEMENTS_KEPT_DAYS),
    last: daysAfter(today, -1),
  });
}

async function begin(tx: Transaction, ctx: Context, day: string): Promise<Reconciliation> {
  const id = makeId("reconciliation", ctx.randomBytes);
  const row = { id, day, since: ctx.now, startedAt: ctx.now, startedById: personIdOf(ctx) };
  // Whoever began it at the same moment has begun it for both.
  const [made] = await tx.insert(reconciliations).values(row).onConflictDoNothing().returning();
  if (made === undefined)
    throw new DomainError("conflict", "changed_meanwhile", "Somebody began it just now.");
  await recordAudit(tx, ctx, {
    action: "reconciliation.start",
    subjectType: "reconciliation",
    subjectId: id,
    after: { status: "running", day },
  });
  await enqueue(tx, ctx, { topic: "reconciliation.started", payload: { reconciliationId: id } });
  return made;
}

async function beginAgain(tx: Transaction, ctx: Context, before: Reconciliation): Promise<Reconciliation> {
  return takeStep(tx, ctx, {
    noun: "reconciliation",
    before,
    event: "start_again",
    changes: {
      ...{ startedAt: ctx.now, startedById: personIdOf(ctx), failure: null, finishedAt: null },
      ...{ linesRead: 0, workedOnUntil: null },
    },
    effects: [{ topic: "reconciliation.started", payload: { reconciliationId: before.id } }],
  });
}
