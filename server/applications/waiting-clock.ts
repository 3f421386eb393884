import { and, count, gt, gte, inArray, lt, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { UNCLAIMED_STATUSES } from "#server/domain/applications/status.ts";
import type { ApplicationClock } from "#server/domain/applications/views.ts";
import { waitOf } from "#server/domain/applications/waits.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { Application } from "./load-application.ts";

const RECENT_MS = 90 * DAY_MS;
/** With fewer cases a median would be somebody's story, not what is typical. */
const FEWEST_CASES = 5;

/** What the application waits for, and how long others really waited; null once it is over. */
export async function waitingClock(
  reader: Reader,
  ctx: Context,
  application: Application,
): Promise<ApplicationClock | null> {
  const { status, waitingSince, dueAt } = application;
  const wait = waitOf(status);
  if (wait === null || dueAt === null) return null;
  return {
    holder: wait.holder,
    since: waitingSince.toISOString(),
    dueAt: dueAt.toISOString(),
    afterwards: wait.afterwards,
    ahead: await aheadOf(reader, application),
    typical: await typicalWaits(reader, ctx.now),
  };
}

/** The desk takes those first who wait longest. */
async function aheadOf(reader: Reader, application: Application): Promise<number | null> {
  if (!UNCLAIMED_STATUSES.some((status) => status === application.status)) return null;
  const [row] = await reader
    .select({ ahead: count() })
    .from(applications)
    .where(
      and(
        inArray(applications.status, UNCLAIMED_STATUSES),
        lt(applications.waitingSince, application.waitingSince),
      ),
    );
  return row?.ahead ?? 0;
}

async function typicalWaits(reader: Reader, now: Date): Promise<ApplicationClock["typical"]> {
  const medianMs = (until: PgColumn) =>
    sql<string>`coalesce(percentile_cont(0.5) within group (
      order by extract(epoch from ${until} - ${applications.submittedAt}) * 1000), 0)`;
  const [row] = await reader
    .select({
      cases: count(),
      toFirstLookMs: medianMs(applications.claimedAt),
      toDecisionMs: medianMs(applications.decidedAt),
    })
    .from(applications)
    .where(
      and(
        inArray(applications.status, ["approved", "rejected"]),
        gt(applications.decidedAt, new Date(now.getTime() - RECENT_MS)),
        // A case corrected after its first look was handed in anew: its first look came before its last submission.
        gte(applications.claimedAt, applications.submittedAt),
      ),
    );
  if (row === undefined || row.cases < FEWEST_CASES) return null;
  return {
    cases: row.cases,
    toFirstLookMs: Math.round(Number(row.toFirstLookMs)),
    toDecisionMs: Math.round(Number(row.toDecisionMs)),
  };
}
