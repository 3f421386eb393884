import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { adjustments } from "#db/schema/ledger.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { AdjustmentView } from "#server/domain/ledger/adjustments.ts";
import { adjustmentPosting } from "#server/domain/ledger/posting.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { postLines } from "../post-lines.ts";
import { requireAvailable } from "../require-available.ts";
import { viewAdjustment } from "./adjustment-rows.ts";

type Adjustment = typeof adjustments.$inferSelect;

interface Decision {
  event: "approve" | "refuse";
  adjustmentId: string;
  version: number;
  reason?: string;
}

/** The second person's word on an adjustment: agreed to, it is booked. */
export async function decideAdjustment(
  ctx: Context,
  { event, adjustmentId, version, reason }: Decision,
): Promise<AdjustmentView> {
  requirePermission(ctx, "ledger:decide_adjustment");
  return change(ctx, async (tx) => {
    const [before] = await tx.select().from(adjustments).where(eq(adjustments.id, adjustmentId));
    if (before === undefined)
      throw new DomainError("not_found", "adjustment_not_found", "There is no such adjustment.");
    requireSecondPerson(ctx.actor, { createdById: null, proposedById: before.proposedById });
    requireStep("adjustment", before, event);
    const { merchantId, account, amountFen } = before;
    await takeStep(tx, ctx, {
      noun: "adjustment",
      before,
      seenVersion: version,
      event,
      changes: { decidedById: ctx.actor.id, ...(reason !== undefined && { refusal: reason }) },
      facts: { merchantId, account, amountFen },
      ...(reason !== undefined && { reason }),
    });
    if (event === "approve") await book(tx, ctx, before);
    return viewAdjustment(tx, ctx, adjustmentId);
  });
}

async function book(tx: Transaction, ctx: Context, adjustment: Adjustment): Promise<void> {
  const { id: sourceId, merchantId, account, amountFen, correctsId } = adjustment;
  await requireAvailable(tx, { merchantId, takesFen: -amountFen });
  await postLines(tx, ctx, {
    ...{ kind: "adjustment", sourceId, merchantId, at: ctx.now },
    lines: adjustmentPosting(account, amountFen),
    ...(correctsId !== null && { correctsId }),
  });
}
