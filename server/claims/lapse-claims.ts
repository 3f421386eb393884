import { asc } from "drizzle-orm";
import { overdue } from "#db/overdue.ts";
import { claims } from "#db/schema/claims.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";

const BATCH = 100;
/** Where the merchant lets the time pass, the claim is over; elsewhere people are told that it is overdue. */
const { quoted, awaiting_device } = CLAIM_WAITS;

/** Ends claims to which merchants have not answered in time, and tells them. Whoever acts at the same moment is faster. */
export async function lapseClaims(ctx: Context): Promise<number> {
  requirePermission(ctx, "claim:carry_on");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(claims)
      .where(overdue(claims, { quoted, awaiting_device }, ctx.now))
      .orderBy(asc(claims.since))
      .limit(BATCH),
  );
  return changeEach(ctx, due, async (tx, before) => {
    await takeStep(tx, ctx, { noun: "claim", before, event: "lapse" });
    await notifyOwner(tx, ctx, { text: "claim.expired", merchantId: before.merchantId });
  });
}
