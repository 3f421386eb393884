import { and, eq, gt, lte, type SQL } from "drizzle-orm";
import { oneOf } from "#db/columns.ts";
import { afterCursor, type Keyset } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { DESK_STATUSES, UNCLAIMED_STATUSES } from "#server/domain/applications/status.ts";
import { decodeCursor } from "#server/domain/cursor.ts";
import { atRiskUntil, type QueueView } from "#server/domain/reviews/queue-views.ts";

/** The order of every view: what is due first, and of one deadline what has waited longest, as nights and weekends make many. */
export const BY_DEADLINE: Keyset = {
  at: applications.dueAt,
  second: applications.waitingSince,
  id: applications.id,
  first: "oldest",
};

export type View = QueueView | "desk";

interface Part {
  /** Its words stand in the statement itself: by a parameter no kept plan could know that a partial index holds them. */
  of: SQL;
  dueAfter?: Date;
  dueUntil?: Date;
}

const atDesk = oneOf(applications.status, DESK_STATUSES);

const PARTS: Record<View, (ctx: Context) => Part> = {
  desk: () => ({ of: atDesk }),
  mine: ({ actor }) => ({
    of: and(oneOf(applications.status, ["in_review"]), eq(applications.reviewerId, actor.id)) as SQL,
  }),
  unclaimed: () => ({ of: oneOf(applications.status, UNCLAIMED_STATUSES) }),
  waiting_for_applicant: () => ({ of: oneOf(applications.status, ["needs_correction"]) }),
  waiting_for_checker: () => ({ of: oneOf(applications.status, ["pending_check"]) }),
  at_risk: ({ now }) => ({ of: atDesk, dueAfter: now, dueUntil: atRiskUntil(now) }),
  overdue: ({ now }) => ({ of: atDesk, dueUntil: now }),
};

/** Condition for the cases of a view after a cursor; for all of them without one. */
export function inView(ctx: Context, view: View, cursor?: string): SQL | undefined {
  const { of, dueAfter, dueUntil } = PARTS[view](ctx);
  const { dueAt } = applications;
  // Of two beginnings only the later stands: an index range begins at one of them, and not always at the later.
  const begun = dueAfter === undefined || (decodeCursor(cursor, "two instants")?.at ?? dueAfter) > dueAfter;
  return and(
    of,
    dueUntil === undefined ? undefined : lte(dueAt, dueUntil),
    begun ? afterCursor(BY_DEADLINE, cursor) : gt(dueAt, dueAfter),
  );
}
