import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { oneOf } from "#db/columns.ts";
import { afterPlace, type Keyset, placeIn } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { DESK_STATUSES, UNCLAIMED_STATUSES } from "#server/domain/applications/status.ts";
import { atRiskUntil } from "#server/domain/reviews/at-risk.ts";
import type { QueueView } from "#server/domain/reviews/queue-views.ts";

/** The order of every view: what is due first, and of one deadline what has waited longest, as nights and weekends make many. */
export const BY_DEADLINE: Keyset = {
  at: applications.dueAt,
  second: applications.waitingSince,
  id: applications.id,
  first: "oldest",
};

export type View = QueueView | "desk";

/** Where a page begins: with the first row, or after a place that is filled in. */
export type Begins = "first" | "after";

/** What a place in the list is filled in by. */
export const PLACE = {
  at: sql.placeholder("at"),
  second: sql.placeholder("second"),
  id: sql.placeholder("id"),
};

interface Part {
  /** Its words stand in the statement itself: by a parameter no kept plan could know that a partial index holds them. */
  of: SQL | undefined;
  dueAfter?: true;
  dueUntil?: "now" | "riskUntil";
}

const { status, dueAt, reviewerId } = applications;
const atDesk = oneOf(status, DESK_STATUSES);

const PARTS: Record<View, Part> = {
  desk: { of: atDesk },
  mine: { of: and(oneOf(status, ["in_review"]), eq(reviewerId, sql.placeholder("me"))) },
  unclaimed: { of: oneOf(status, UNCLAIMED_STATUSES) },
  waiting_for_applicant: { of: oneOf(status, ["needs_correction"]) },
  waiting_for_checker: { of: oneOf(status, ["pending_check"]) },
  at_risk: { of: atDesk, dueAfter: true, dueUntil: "riskUntil" },
  overdue: { of: atDesk, dueUntil: "now" },
};

/** Condition for the cases of a view, from its first or after a place; `viewValues` fills it in. */
export function inView(view: View, begins: Begins = "first"): SQL | undefined {
  const { of, dueAfter, dueUntil } = PARTS[view];
  return and(
    of,
    dueUntil && lte(dueAt, sql.placeholder(dueUntil)),
    // Of two beginnings only one stands: an index range begins at either, and not always at the later.
    begins === "after" ? afterPlace(BY_DEADLINE, PLACE) : dueAfter && gt(dueAt, sql.placeholder("now")),
  );
}

/** What the conditions of the views are filled in with. */
export function viewValues({ actor, now }: Context) {
  return { me: actor.id, now, riskUntil: atRiskUntil(now) };
}

/** A place that has become overdue meanwhile lies before what is at risk, of which the first page is then the next. */
export function beginningOf({ now }: Context, view: View, cursor: string | undefined): Begins {
  const place = placeIn(BY_DEADLINE, cursor);
  return place === null || (PARTS[view].dueAfter === true && place.at <= now) ? "first" : "after";
}
