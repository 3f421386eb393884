import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { isOvertaken } from "#server/domain/errors.ts";
import { STATEMENT_READY_HOURS } from "#server/domain/reconciliations/statement.ts";
import { runReconciliation } from "./run-reconciliation.ts";
import { startReconciliation } from "./start-reconciliation.ts";

/** So far back days are made up for, after an outage. */
const MADE_UP_DAYS = 7;

/**
 * Begins the comparison of every day of the last week that is over, whose statement is ready and that nobody has begun, and
 * goes on with what a process left behind when it died.
 */
export async function reconcileNightly(ctx: Context): Promise<{ started: string[] }> {
  requirePermission(ctx, "reconciliation:run");
  const started = await missingDays(ctx);
  for (const day of started)
    await startReconciliation(ctx, { day }).catch((error: unknown) => {
      if (!isOvertaken(error)) throw error;
    });
  const left = await read(ctx, (db) =>
    db
      .select({ id: reconciliations.id })
      .from(reconciliations)
      .where(and(eq(reconciliations.status, "running"), lt(reconciliations.workedOnUntil, sql`now()`))),
  );
  for (const { id } of left) await runReconciliation(ctx, { reconciliationId: id });
  return { started };
}

async function missingDays(ctx: Context): Promise<string[]> {
  // Two hours after midnight the day before counts as over.
  const today = shanghaiDate(new Date(ctx.now.getTime() - STATEMENT_READY_HOURS * HOUR_MS));
  const days = Array.from({ length: MADE_UP_DAYS }, (_, back) => daysAfter(today, back - MADE_UP_DAYS));
  const known = await read(ctx, (db) =>
    db
      .select({ day: reconciliations.day })
      .from(reconciliations)
      .where(and(gte(reconciliations.day, days[0] ?? today), inArray(reconciliations.day, days))),
  );
  const begun = new Set(known.map(({ day }) => day));
  return days.filter((day) => !begun.has(day));
}
