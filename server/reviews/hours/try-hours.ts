import { and, asc, eq, inArray, like, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { oneOf } from "#db/columns.ts";
import { applications } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { promisedBy, type RecordedStep } from "#server/domain/applications/promised-by.ts";
import { type ApplicationStatus, DESK_STATUSES } from "#server/domain/applications/status.ts";
import type { HoursTrial, tryHoursInput } from "#server/domain/reviews/hours/views.ts";

const CASES = 500;
const SHOWN = 50;

/** What would be promised under other hours for what waits at the desk now, the most urgent first; changes nothing. */
export async function tryHours(ctx: Context, { body }: z.output<typeof tryHoursInput>): Promise<HoursTrial> {
  requirePermission(ctx, "desk_rule:read");
  const waiting = await read(ctx, waitingCases);
  const records = await read(ctx, (db) =>
    recordsOf(
      db,
      waiting.map(({ id }) => id),
    ),
  );
  const compared = waiting.flatMap(({ id: applicationId, shopName, dueAt }) => {
    const tried = promisedBy({ steps: records.get(applicationId) ?? [], hours: body });
    return dueAt === null || tried === null ? [] : [{ applicationId, shopName, now: dueAt, tried }];
  });
  const count = (test: (one: (typeof compared)[number]) => boolean) => compared.filter(test).length;
  return {
    cases: compared.length,
    earlier: count(({ now, tried }) => tried < now),
    later: count(({ now, tried }) => tried > now),
    overdueNow: count(({ now }) => now < ctx.now),
    overdueTried: count(({ tried }) => tried < ctx.now),
    changed: compared
      .filter(({ now, tried }) => now.getTime() !== tried.getTime())
      .slice(0, SHOWN)
      .map(({ now, tried, ...one }) => ({ ...one, now: now.toISOString(), tried: tried.toISOString() })),
  };
}

function waitingCases(reader: Reader) {
  const { id, shopName, status, dueAt, waitingSince } = applications;
  return reader
    .select({ id, shopName, dueAt })
    .from(applications)
    .where(oneOf(status, DESK_STATUSES))
    .orderBy(asc(dueAt), asc(waitingSince), asc(id))
    .limit(CASES);
}

/** Every step of many applications, in one statement. */
async function recordsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, RecordedStep[]>> {
  const steps = new Map<string, RecordedStep[]>();
  if (ids.length === 0) return steps;
  const { subjectType, subjectId, at, action, after, seq } = auditEvents;
  const rows = await reader
    .select({ subjectId, at, status: sql<ApplicationStatus>`${after} ->> 'status'` })
    .from(auditEvents)
    .where(
      and(
        eq(subjectType, "application"),
        inArray(subjectId, [...ids]),
        like(action, "application.%"),
        sql`${after} ? 'status'`,
      ),
    )
    .orderBy(asc(seq));
  for (const { subjectId, ...step } of rows) steps.set(subjectId, [...(steps.get(subjectId) ?? []), step]);
  return steps;
}
