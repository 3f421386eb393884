import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { adjustments, ledgerPostings } from "#db/schema/ledger.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { AdjustmentView, proposeAdjustmentInput } from "#server/domain/ledger/adjustments.ts";
import { requireVisibleMerchant } from "../require-visible-merchant.ts";
import { viewAdjustment } from "./adjustment-rows.ts";

/** One person proposes to put something right; nothing is booked until another one agrees. */
export async function proposeAdjustment(
  ctx: Context,
  input: z.output<typeof proposeAdjustmentInput>,
): Promise<AdjustmentView> {
  requirePermission(ctx, "ledger:adjust");
  const { merchantId, account, amountFen, reason } = input;
  const correctsId = input.correctsId ?? null;
  return change(ctx, async (tx) => {
    await requireVisibleMerchant(tx, ctx, { merchantId, permission: "ledger:read" });
    const own = and(eq(ledgerPostings.id, correctsId ?? ""), eq(ledgerPostings.merchantId, merchantId));
    if (correctsId !== null && (await tx.$count(ledgerPostings, own)) === 0)
      throw new DomainError("not_found", "posting_not_found", "There is no such posting of this merchant.");
    const id = makeId("adjustment", ctx.randomBytes);
    await tx.insert(adjustments).values({
      ...{ id, merchantId, account, amountFen, reason, correctsId },
      ...{ proposedById: ctx.actor.id, proposedAt: ctx.now, since: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "adjustment.propose",
      subjectType: "adjustment",
      subjectId: id,
      after: { status: "proposed", merchantId, account, amountFen, correctsId },
      reason,
    });
    return viewAdjustment(tx, ctx, id);
  });
}
