import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { oneOf } from "#db/columns.ts";
import { applications } from "#db/schema/applications.ts";
import { deskMembers } from "#db/schema/people.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { UNCLAIMED_STATUSES } from "#server/domain/applications/status.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Colleague } from "#server/domain/reviews/roster.ts";
import { membersOf } from "../roster/members.ts";
import { giveCase } from "./give-case.ts";

const BATCH = 50;

/**
 * Gives what waits, and what somebody has who is away, to those who take cases by themselves: what is due first to whoever
 * has least, never beyond a cap. Whoever acts on a case at the same moment is faster. Returns how many were given.
 */
export async function assignWaiting(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:watch");
  const takers = (await read(ctx, (db) => membersOf(db, ctx.now))).filter(
    ({ roles, takesCases, awayUntil }) => roles.includes("reviewer") && takesCases && awayUntil === null,
  );
  if (takers.length === 0) return 0;
  let given = 0;
  for (const waiting of await waitingCases(ctx)) given += (await giveToAny(ctx, waiting, takers)) ? 1 : 0;
  return given;
}

function waitingCases(ctx: Context) {
  const { id, version, tier, reviewerId, status, dueAt, waitingSince, snoozedUntil } = applications;
  const unclaimed = and(
    oneOf(status, UNCLAIMED_STATUSES),
    or(isNull(snoozedUntil), lte(snoozedUntil, ctx.now)),
  );
  return read(ctx, (db) =>
    db
      .select({ id, version, tier, reviewerId })
      .from(applications)
      .leftJoin(deskMembers, eq(deskMembers.personId, reviewerId))
      .where(or(unclaimed, and(oneOf(status, ["in_review"]), gt(deskMembers.awayUntil, ctx.now))))
      .orderBy(asc(dueAt), asc(waitingSince), asc(id))
      .limit(BATCH),
  );
}

/** Tries those who have least first; whom the rules do not allow is passed over. */
async function giveToAny(
  ctx: Context,
  { id, version, tier }: { id: string; version: number; tier: number },
  takers: Colleague[],
): Promise<boolean> {
  const fit = takers
    .filter((taker) => taker.active < taker.cap && taker.tier >= tier)
    .sort((a, b) => a.active / a.cap - b.active / b.cap);
  for (const taker of fit) {
    try {
      await giveCase(ctx, { applicationId: id, version }, taker.id);
      taker.active += 1;
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.reason === "changed_meanwhile") return false;
    }
  }
  return false;
}
