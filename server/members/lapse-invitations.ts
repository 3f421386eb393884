import { asc } from "drizzle-orm";
import { overdue } from "#db/overdue.ts";
import { merchantMembers } from "#db/schema/merchants.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { MEMBER_WAITS } from "#server/domain/members/rules.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { FORGOTTEN } from "./member-rows.ts";

const BATCH = 100;

/** Ends invitations that nobody answered in time, forgets their numbers, and tells their owners. */
export async function lapseInvitations(ctx: Context): Promise<number> {
  requirePermission(ctx, "member:lapse");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(merchantMembers)
      .where(overdue(merchantMembers, MEMBER_WAITS, ctx.now))
      .orderBy(asc(merchantMembers.since))
      .limit(BATCH),
  );
  return changeEach(ctx, due, async (tx, before) => {
    const { merchantId, name } = before;
    await takeStep(tx, ctx, {
      noun: "member",
      before,
      event: "lapse",
      changes: FORGOTTEN,
      facts: { merchantId },
    });
    await notifyOwner(tx, ctx, { text: "member.lapsed", facts: { name }, merchantId, tab: "people" });
  });
}
