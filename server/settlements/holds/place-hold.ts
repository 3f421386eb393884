import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { LOCKS, lock } from "#db/lock.ts";
import { settlementHolds, settlements } from "#db/schema/settlements.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { placeHoldInput } from "#server/domain/settlements/inputs.ts";
import type { HoldView } from "#server/domain/settlements/views.ts";
import { requireVisibleMerchant } from "#server/ledger/require-visible-merchant.ts";
import { viewHold } from "./hold-rows.ts";

/** Stops a merchant's payouts at once, with a reason; what is at the bank already is on its way. */
export async function placeHold(
  ctx: Context,
  { merchantId, reason }: z.output<typeof placeHoldInput>,
): Promise<HoldView> {
  requirePermission(ctx, "settlement:hold");
  return change(ctx, async (tx) => {
    await requireVisibleMerchant(tx, ctx, { merchantId, permission: "settlement:hold" });
    // Nobody starts a payout of this merchant meanwhile.
    await lock(tx, LOCKS.balance(merchantId));
    const id = makeId("settlementHold", ctx.randomBytes);
    const [placed] = await tx
      .insert(settlementHolds)
      .values({ id, merchantId, reason, placedById: ctx.actor.id, placedAt: ctx.now, since: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (placed === undefined)
      throw new DomainError("conflict", "merchant_on_hold", "The merchant is on hold already.");
    await recordAudit(tx, ctx, {
      action: "settlement_hold.place",
      subjectType: "settlement_hold",
      subjectId: id,
      after: { status: placed.status, merchantId },
      reason,
    });
    const drafted = and(eq(settlements.merchantId, merchantId), eq(settlements.status, "drafted"));
    for (const before of await tx.select().from(settlements).where(drafted))
      await takeStep(tx, ctx, { noun: "settlement", before, event: "hold", changes: { heldFor: "hold" } });
    return viewHold(tx, ctx, id);
  });
}
