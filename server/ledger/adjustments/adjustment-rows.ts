import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { adjustments } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { AdjustmentView } from "#server/domain/ledger/adjustments.ts";
import { decidedByTwoOf, decider, NAMES, proposer } from "../two-persons.ts";

/** Adjustments with their merchant and the two persons. */
export function adjustmentRows(reader: Reader) {
  return reader
    .select({ adjustment: adjustments, ...NAMES })
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
  const { account, amountFen, correctsId } = adjustment;
  return { ...decidedByTwoOf(actor, adjustment, names), account, amountFen, correctsId };
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
