import { and, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { reconciliations } from "#db/schema/reconciliations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { isOvertaken } from "#server/domain/errors.ts";
import { STATEMENT_READY_HOURS } from "#server/domain/reconciliations/statement.ts";
import { GatewayError } from "#server/gateway/port.ts";
import { runReconciliation } from "./run-reconciliation.ts";
import { startReconciliation } from "./start-reconciliation.ts";

/** So far back days are made up for, after an outage. */
const MADE_UP_DAYS = 7;
/** So long the job that a day began with asks for its statement. */
const GIVEN_UP_HOURS = 2;

/**
 * Begins the comparison of every day of the last week that is over, whose statement is ready and that nobody has begun, and
 * goes on with what was left behind.
 */
export async function reconcileNightly(ctx: Context): Promise<{ started: string[] }> {
  requirePermission(ctx, "reconciliation:run");
  const started = await missingDays(ctx);
  for (const day of started)
    await startReconciliation(ctx, { day }).catch((error: unknown) => {
      if (!isOvertaken(error)) throw error;
    });
  for (const { id } of await leftDays(ctx))
    await runReconciliation(ctx, { reconciliationId: id }).catch((error: unknown) => {
      if (!(error instanceof GatewayError)) throw error;
    });
  return { started };
}

/** What a process left when it died, and what its job has given up because the statement was not made for hours. */
function leftDays(ctx: Context): Promise<{ id: string }[]> {
  const { status, workedOnUntil, startedAt } = reconciliations;
  const givenUp = and(
    isNull(workedOnUntil),
    lt(startedAt, new Date(ctx.now.getTime() - GIVEN_UP_HOURS * HOUR_MS)),
  );
  return read(ctx, (db) =>
    db
      .select({ id: reconciliations.id })
      .from(reconciliations)
      .where(and(eq(status, "running"), or(lt(workedOnUntil, sql`now()`), givenUp))),
  );
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
