import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { limitChanges } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import { people } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { LIMIT_CHANGE_WAITS, type LimitChangeView } from "#server/domain/ledger/limits.ts";

const proposer = alias(people, "proposer");
const decider = alias(people, "decider");

/** Changes of limits with their merchant and the two persons. */
export function limitChangeRows(reader: Reader) {
  return reader
    .select({
      limitChange: limitChanges,
      merchantName: merchants.name,
      proposedBy: proposer.name,
      decidedBy: decider.name,
    })
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
  const { id, merchantId, beforeFen, overdraftFen, reason, status, refusal, version } = limitChange;
  return {
    ...{ id, merchantId, beforeFen, overdraftFen, reason, status, refusal, version },
    merchantName: names.merchantName,
    proposedBy: names.proposedBy,
    proposedAt: limitChange.proposedAt.toISOString(),
    decidedBy: names.decidedBy,
    isOwn: limitChange.proposedById === actor.id,
    wait: moveWaitOf(LIMIT_CHANGE_WAITS, status, limitChange.since),
  };
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
