import { inArray } from "drizzle-orm";
import { merchantMembers } from "#db/schema/merchants.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { OPEN_MEMBER_STATUSES } from "#server/domain/members/status.ts";
import { type MembershipView, membershipView } from "#server/domain/members/views.ts";
import { dueAtOf, membershipRows } from "./member-rows.ts";

const MOST = 100;

/** Merchants of others that the signed-in person may look at, and those that invite them. */
export async function listMemberships(ctx: Context): Promise<MembershipView[]> {
  requirePermission(ctx, "member:join");
  const open = inArray(merchantMembers.status, OPEN_MEMBER_STATUSES);
  const rows = await read(ctx, (db) => membershipRows(db, ctx, open).limit(MOST));
  return rows.map((row) => ({
    ...shownAs(membershipView, row),
    status: row.status === "active" ? "active" : "invited",
    dueAt: dueAtOf(row),
  }));
}
