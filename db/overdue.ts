import { and, eq, lt, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { MoveRule } from "#server/domain/devices/move-waits.ts";

/** Condition for rows whose status has lasted longer than its rule allows; the same as `moveWaitOf`, which a test holds. */
export function overdue(
  { status, since }: { status: PgColumn; since: PgColumn },
  rules: Readonly<Record<string, MoveRule>>,
  now: Date,
): SQL | undefined {
  const late = ([name, { days }]: [string, MoveRule]) =>
    and(eq(status, name), lt(since, new Date(now.getTime() - days * DAY_MS)));
  return or(...Object.entries(rules).map(late));
}
