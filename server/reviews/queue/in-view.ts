import { and, eq, gt, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { oneOf } from "#db/columns.ts";
import { afterPlace, type Keyset, placeIn } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import type { DeskHours } from "#server/domain/applications/desk-hours.ts";
import { DESK_STATUSES, UNCLAIMED_STATUSES } from "#server/domain/applications/status.ts";
import { atRiskUntil } from "#server/domain/reviews/at-risk.ts";
import type { QueueSort, QueueView } from "#server/domain/reviews/queue-views.ts";

const { status, dueAt, waitingSince, snoozedUntil, reviewerId, id } = applications;

/** The usual order: what is due first, and of one deadline what has waited longest, as nights and weekends make many. */
export const BY_DEADLINE: Keyset = { at: dueAt, second: waitingSince, id, first: "oldest" };
const BY_WAIT: Keyset = { at: waitingSince, id, first: "oldest" };
const BY_WAKING: Keyset = { at: snoozedUntil, second: waitingSince, id, first: "oldest" };

export type View = QueueView | "desk";

/** What is out of sight is ordered by when it comes back; everything else as was asked. */
export function orderOfView(view: View, sort: QueueSort = "due"): Keyset {
  if (view === "snoozed") return BY_WAKING;
  return sort === "waiting" ? BY_WAIT : BY_DEADLINE;
}

/** Where a page begins: with the first row, or after a place that is filled in. */
export type Begins = "first" | "after";

/**
 * What a place in the list is filled in by. Unseen by the planner: knowing how little is left after a late page, it would
 * think a plan of its own cheaper than the kept one, and plan at every page anew for longer than reading it takes.
 */
export const PLACE = {
  at: sql`(select ${sql.placeholder("at")}::timestamptz)`,
  second: sql`(select ${sql.placeholder("second")}::timestamptz)`,
  id: sql`(select ${sql.placeholder("id")}::text)`,
};

interface Part {
  /** Its words stand in the statement itself: by a parameter no kept plan could know that a partial index holds them. */
  of: SQL | undefined;
  /** Not shown while it is snoozed. */
  awake?: true;
  /** Shown only while it is. Said by a bound alone: with "is not null" beside it the planner takes the view for empty, and sorts it. */
  asleep?: true;
  dueAfter?: true;
  dueUntil?: "now" | "riskUntil";
}

const atDesk = oneOf(status, DESK_STATUSES);
const now = sql.placeholder("now");

const PARTS: Record<View, Part> = {
  desk: { of: atDesk },
  mine: { of: and(oneOf(status, ["in_review"]), eq(reviewerId, sql.placeholder("me"))), awake: true },
  unclaimed: { of: oneOf(status, UNCLAIMED_STATUSES), awake: true },
  waiting_for_applicant: { of: oneOf(status, ["needs_correction"]) },
  waiting_for_checker: { of: oneOf(status, ["pending_check"]), awake: true },
  at_risk: { of: atDesk, dueAfter: true, dueUntil: "riskUntil" },
  overdue: { of: atDesk, dueUntil: "now" },
  snoozed: { of: atDesk, asleep: true },
};

/** Condition for the cases of a view, from its first or after a place of its order; `viewValues` fills it in. */
export function inView(
  view: View,
  begins: Begins = "first",
  order: Keyset = orderOfView(view),
): SQL | undefined {
  const { of, awake, asleep, dueAfter, dueUntil } = PARTS[view];
  const byDeadline = order === BY_DEADLINE;
  return and(
    of,
    awake && or(isNull(snoozedUntil), lte(snoozedUntil, now)),
    dueUntil && lte(dueAt, sql.placeholder(dueUntil)),
    // Of two beginnings of one range only one stands: an index range begins at either, and not always at the later.
    begins === "first" || !byDeadline ? dueAfter && gt(dueAt, now) : undefined,
    asleep && (begins === "first" ? gt(snoozedUntil, now) : gte(snoozedUntil, PLACE.at)),
    begins === "after" ? afterPlace(order, placeOf(order)) : undefined,
  );
}

function placeOf({ second }: Keyset) {
  return second === undefined ? { at: PLACE.at, id: PLACE.id } : PLACE;
}

/** What the conditions of the views are filled in with. */
export function viewValues({ actor, now }: Context, hours: DeskHours) {
  return { me: actor.id, now, riskUntil: atRiskUntil(now, hours) };
}

/** A place that has become overdue meanwhile lies before what is at risk, of which the first page is then the next. */
export function beginningOf(
  { now }: Context,
  { view, order, cursor }: { view: View; order: Keyset; cursor: string | undefined },
): Begins {
  const place = placeIn(order, cursor);
  if (place === null) return "first";
  const passed = (order === BY_DEADLINE && PARTS[view].dueAfter === true) || view === "snoozed";
  return passed && place.at <= now ? "first" : "after";
}
