import { and, asc, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import { applications } from "#db/schema/applications.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { WAIT_RULES } from "#server/domain/applications/waits.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import type { Application } from "./load-application.ts";
import { notifyApplicant } from "./notify-applicant.ts";

const BATCH = 100;
const REMINDED = ["draft", "needs_correction"] as const;

/**
 * Reminds applicants of what they left unfinished, on the days that the rules name. Whoever was missed on several of
 * them, because the portal stood still, is reminded once. Returns how many messages were promised.
 */
export async function remindApplicants(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:remind");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(applications)
      .where(or(...REMINDED.flatMap((status) => dueFor(status, ctx.now))))
      .orderBy(asc(applications.waitingSince))
      .limit(BATCH),
  );
  let reminded = 0;
  for (const application of due) reminded += (await remind(ctx, application)) ? 1 : 0;
  return reminded;
}

/** A day of the rules has come since the wait began, and no reminder after it. */
function dueFor(status: (typeof REMINDED)[number], now: Date) {
  return WAIT_RULES[status].remindAfterDays.map((days) => {
    const begun = daysBefore(now, days);
    const { waitingSince, remindedAt } = applications;
    const missed = lt(remindedAt, sql`${waitingSince} + make_interval(days => ${days})`);
    return and(eq(applications.status, status), lte(waitingSince, begun), or(isNull(remindedAt), missed));
  });
}

/** The version stays: somebody who has the form open at this moment is not told that it changed elsewhere. */
function remind(ctx: Context, application: Application): Promise<boolean> {
  return change(ctx, async (tx) => {
    const [still] = await tx
      .update(applications)
      .set({ remindedAt: ctx.now })
      .where(
        and(
          eq(applications.id, application.id),
          eq(applications.version, application.version),
          application.remindedAt === null
            ? isNull(applications.remindedAt)
            : eq(applications.remindedAt, application.remindedAt),
        ),
      )
      .returning({ status: applications.status });
    if (still === undefined) return false;
    const what = still.status === "draft" ? "remind_draft" : "remind_needs_correction";
    await notifyApplicant(tx, ctx, { application, what });
    return true;
  });
}
