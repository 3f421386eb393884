import { and, asc, eq, lte, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { APPLICATION_TRANSITIONS } from "#server/domain/applications/status.ts";
import { WAIT_RULES } from "#server/domain/applications/waits.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { nextStatus } from "#server/domain/state-machine.ts";
import { oneByOne } from "./change-each.ts";
import type { Application } from "./load-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";

const BATCH = 100;

/**
 * Closes what applicants have left unfinished past its deadline, and tells them. Whoever acts at the same moment
 * is faster: the application is then left alone.
 */
export async function lapseApplications(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:lapse");
  const overdue = (["draft", "needs_correction"] as const).map((status) => {
    const since = daysBefore(ctx.now, WAIT_RULES[status].days);
    return and(eq(applications.status, status), lte(applications.waitingSince, since));
  });
  const due = await ctx.db
    .select()
    .from(applications)
    .where(or(...overdue))
    .orderBy(asc(applications.waitingSince))
    .limit(BATCH);
  return oneByOne(ctx, due, (tx, application) => lapse(tx, ctx, application));
}

async function lapse(tx: Transaction, ctx: Context, application: Application): Promise<void> {
  const status = nextStatus(APPLICATION_TRANSITIONS, application.status, "lapse");
  await compareAndSet(tx, applications, application, {
    status,
    decidedAt: ctx.now,
    waitingSince: ctx.now,
  });
  await recordAudit(tx, ctx, {
    action: "application.lapse",
    subjectType: "application",
    subjectId: application.id,
    before: { status: application.status },
    after: { status, by: "system" },
  });
  await notifyApplicant(tx, ctx, application, "lapsed");
}
