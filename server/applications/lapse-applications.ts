import { and, asc, eq, lte, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { WAIT_RULES, waitingFrom } from "#server/domain/applications/waits.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
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
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(applications)
      .where(or(...overdue))
      .orderBy(asc(applications.waitingSince))
      .limit(BATCH),
  );
  return changeEach(ctx, due, (tx, application) => lapse(tx, ctx, application));
}

async function lapse(tx: Transaction, ctx: Context, application: Application): Promise<void> {
  await takeStep(tx, ctx, {
    noun: "application",
    before: application,
    event: "lapse",
    changes: (status) => ({ decidedAt: ctx.now, ...waitingFrom(status, ctx.now) }),
    facts: { by: "system" },
  });
  await notifyApplicant(tx, ctx, { application, what: "lapsed" });
}
