import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { ERASABLE_STATUSES, RETENTION_DAYS } from "#server/domain/applications/retention.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { erase } from "./erase-application.ts";

const BATCH = 100;

/** Erases what has been kept long enough. Returns how many applications were emptied. */
export async function eraseEndedApplications(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:erase");
  const over = ERASABLE_STATUSES.map((status) => {
    const until = daysBefore(ctx.now, RETENTION_DAYS[status]);
    return and(eq(applications.status, status), lte(applications.decidedAt, until));
  });
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(applications)
      .where(and(isNull(applications.erasedAt), or(...over)))
      .orderBy(asc(applications.decidedAt))
      .limit(BATCH),
  );
  return changeEach(ctx, due, (tx, application) => erase(tx, ctx, { before: application, by: "system" }));
}
