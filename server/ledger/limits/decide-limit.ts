import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { balanceLimits, limitChanges } from "#db/schema/ledger.ts";
import { change } from "#server/changes/change.ts";
import { requireStep } from "#server/changes/require-step.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { LimitChangeView } from "#server/domain/ledger/limits.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { limitOf } from "./limit-of.ts";
import { limitChangeNotFound, viewLimitChange } from "./limit-rows.ts";

type LimitChange = typeof limitChanges.$inferSelect;

interface Decision {
  event: "approve" | "refuse";
  limitChangeId: string;
  version: number;
  reason?: string;
}

/** The second person's word on a limit: agreed to, it holds from now on. */
export async function decideLimit(
  ctx: Context,
  { event, limitChangeId, version, reason }: Decision,
): Promise<LimitChangeView> {
  requirePermission(ctx, "ledger:decide_limit");
  return change(ctx, async (tx) => {
    const [before] = await tx.select().from(limitChanges).where(eq(limitChanges.id, limitChangeId));
    if (before === undefined) throw limitChangeNotFound();
    requireSecondPerson(ctx.actor, { createdById: null, proposedById: before.proposedById });
    requireStep("limit_change", before, event);
    if (event === "approve") await requireHolding(tx, before);
    const { merchantId, beforeFen, overdraftFen } = before;
    const after = await takeStep(tx, ctx, {
      noun: "limit_change",
      before,
      seenVersion: version,
      event,
      changes: { decidedById: ctx.actor.id, ...(reason !== undefined && { refusal: reason }) },
      facts: { merchantId, beforeFen, overdraftFen },
      ...(reason !== undefined && { reason }),
    });
    if (event === "approve") await putInForce(tx, after);
    return viewLimitChange(tx, ctx, limitChangeId);
  });
}

/**
 * What was proposed in the place of another limit is proposed anew, and no limit begins broken; whoever takes from the
 * balance waits meanwhile.
 */
async function requireHolding(
  tx: Transaction,
  { merchantId, beforeFen, overdraftFen }: LimitChange,
): Promise<void> {
  await lock(tx, LOCKS.balance(merchantId));
  const present = await limitOf(tx, merchantId);
  if (present.overdraftFen !== beforeFen)
    throw new DomainError("conflict", "limit_changed", "The limit is not what it was. Propose this anew.");
  const { rows } = await tx.execute<{ fen: string }>(sql`select available_fen(${merchantId}) as fen`);
  const availableFen = Number(rows[0]?.fen ?? 0);
  if (availableFen >= -overdraftFen) return;
  throw new DomainError(
    "illegal_state",
    "limit_below_debt",
    "The merchant owes more than this already. Wait for its next takings, or choose a higher limit.",
    { availableFen },
  );
}

async function putInForce(tx: Transaction, { id: changeId, merchantId, overdraftFen }: LimitChange) {
  await tx
    .insert(balanceLimits)
    .values({ id: merchantId, overdraftFen, changeId })
    .onConflictDoUpdate({ target: balanceLimits.id, set: { overdraftFen, changeId } });
}
