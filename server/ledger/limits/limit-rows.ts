import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { limitChanges } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { LimitChangeView } from "#server/domain/ledger/limits.ts";
import { decidedByTwoOf, decider, NAMES, proposer } from "../two-persons.ts";

/** Changes of limits with their merchant and the two persons. */
export function limitChangeRows(reader: Reader) {
  return reader
    .select({ limitChange: limitChanges, ...NAMES })
    .from(limitChanges)
    .innerJoin(merchants, eq(merchants.id, limitChanges.merchantId))
    .innerJoin(proposer, eq(proposer.id, limitChanges.proposedById))
    .leftJoin(decider, eq(decider.id, limitChanges.decidedById))
    .$dynamic();
}

type LimitChangeRow = Awaited<ReturnType<typeof limitChangeRows>>[number];

export function limitChangeViewOf(
  { actor }: Context,
  { limitChange, ...names }: LimitChangeRow,
): LimitChangeView {
  const { beforeFen, overdraftFen } = limitChange;
  return { ...decidedByTwoOf(actor, limitChange, names), beforeFen, overdraftFen };
}

export async function viewLimitChange(
  reader: Reader,
  ctx: Context,
  limitChangeId: string,
): Promise<LimitChangeView> {
  const [row] = await limitChangeRows(reader).where(eq(limitChanges.id, limitChangeId));
  if (row !== undefined) return limitChangeViewOf(ctx, row);
  throw limitChangeNotFound();
}

export function limitChangeNotFound(): DomainError {
  return new DomainError("not_found", "limit_change_not_found", "There is no such change of a limit.");
}
