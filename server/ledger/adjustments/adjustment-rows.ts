import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { adjustments } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { ADJUSTMENT_WAITS, type AdjustmentView } from "#server/domain/ledger/adjustments.ts";

const proposer = alias(people, "proposer");
const decider = alias(people, "decider");

/** Adjustments with their merchant and the two persons. */
export function adjustmentRows(reader: Reader) {
  return reader
    .select({
      adjustment: adjustments,
      merchantName: merchants.name,
      proposedBy: proposer.name,
      decidedBy: decider.name,
    })
    .from(adjustments)
    .innerJoin(merchants, eq(merchants.id, adjustments.merchantId))
    .innerJoin(proposer, eq(proposer.id, adjustments.proposedById))
    .leftJoin(decider, eq(decider.id, adjustments.decidedById))
    .$dynamic();
}

type AdjustmentRow = Awaited<ReturnType<typeof adjustmentRows>>[number];

export function adjustmentViewOf(
  { actor }: Context,
  { adjustment, ...names }: AdjustmentRow,
): AdjustmentView {
  const { id, merchantId, account, amountFen, reason, correctsId, status, refusal, version } = adjustment;
  return {
    ...{ id, merchantId, account, amountFen, reason, correctsId, status, refusal, version },
    merchantName: names.merchantName,
    proposedBy: names.proposedBy ?? adjustment.proposedById,
    proposedAt: adjustment.proposedAt.toISOString(),
    decidedBy: names.decidedBy,
    isOwn: adjustment.proposedById === actor.id,
    wait: moveWaitOf(ADJUSTMENT_WAITS, status, adjustment.since),
  };
}

export async function viewAdjustment(
  reader: Reader,
  ctx: Context,
  adjustmentId: string,
): Promise<AdjustmentView> {
  const [row] = await adjustmentRows(reader).where(eq(adjustments.id, adjustmentId));
  if (row !== undefined) return adjustmentViewOf(ctx, row);
  throw new DomainError("not_found", "adjustment_not_found", "There is no such adjustment.");
}
