import { asc } from "drizzle-orm";
import { overdue } from "#db/overdue.ts";
import { operators } from "#db/schema/operators.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { OPERATOR_WAITS } from "#server/domain/operators/rules.ts";
import { FORGOTTEN } from "./answer-operator.ts";

const BATCH = 100;

/** Ends requests that no owner answered in time, and forgets their numbers. Whoever answers at the same moment is faster. */
export async function lapseOperators(ctx: Context): Promise<number> {
  requirePermission(ctx, "operator:lapse");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(operators)
      .where(overdue(operators, OPERATOR_WAITS, ctx.now))
      .orderBy(asc(operators.since))
      .limit(BATCH),
  );
  return changeEach(ctx, due, (tx, before) =>
    takeStep(tx, ctx, { noun: "operator", before, event: "lapse", changes: FORGOTTEN }),
  );
}
