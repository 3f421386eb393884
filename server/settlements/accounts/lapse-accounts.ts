import { and, asc, inArray, lte } from "drizzle-orm";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { UNPROVEN_STATUSES } from "#server/domain/settlements/status.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";

const BATCH = 100;

/** Ends accounts whose amount nobody has read back in time, and tells their owners. */
export async function lapseAccounts(ctx: Context): Promise<number> {
  requirePermission(ctx, "settlement:carry_on");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(settlementAccounts)
      .where(
        and(
          inArray(settlementAccounts.status, [...UNPROVEN_STATUSES]),
          lte(settlementAccounts.expiresAt, ctx.now),
        ),
      )
      .orderBy(asc(settlementAccounts.expiresAt))
      .limit(BATCH),
  );
  return changeEach(ctx, due, async (tx, before) => {
    await takeStep(tx, ctx, { noun: "settlement_account", before, event: "expire" });
    await notifyOwner(tx, ctx, { text: "settlement.account_expired", merchantId: before.merchantId });
  });
}
