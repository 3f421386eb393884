import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { reductionPolicyOn, reductionsOf } from "#server/domain/contracts/reduce-schedule.ts";
import { isEnded } from "#server/domain/contracts/standing.ts";
import { CONTRACT_TRANSITIONS } from "#server/domain/contracts/status.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { type Contract, type Instalment, instalmentsOf } from "./internal.ts";

interface Refunded {
  paymentId: string;
  /** All that was given back of it so far. */
  refundedFen: Fen;
  /** Whether nothing of the payment is left. */
  isWhole: boolean;
}

/**
 * What a refund does to the contract of its payment: the repayments still owed become smaller, as the channel makes them;
 * a refund of the whole payment ends it, and nothing more is asked for.
 */
export async function reduceContract(tx: Transaction, ctx: Context, refunded: Refunded): Promise<void> {
  const [contract] = await tx
    .select()
    .from(contracts)
    .where(eq(contracts.paymentId, refunded.paymentId))
    .for("update");
  if (contract === undefined) return;
  const known = await instalmentsOf(tx, contract.id);
  const reduced = await reduceEach(tx, { contract, known, refundedFen: refunded.refundedFen });
  if (!refunded.isWhole) return;
  for (const before of reduced.filter((instalment) => !isEnded(instalment)))
    await takeStep(tx, ctx, {
      noun: "instalment",
      before,
      event: "waive",
      changes: { lateFeeFen: 0 },
      facts: { contractId: contract.id, period: before.period },
    });
  if (eventsFrom(CONTRACT_TRANSITIONS, contract.status).includes("refund"))
    await takeStep(tx, ctx, {
      noun: "contract",
      before: contract,
      event: "refund",
      changes: { askAt: null },
    });
}

async function reduceEach(
  tx: Transaction,
  { contract, known, refundedFen }: { contract: Contract; known: Instalment[]; refundedFen: Fen },
): Promise<Instalment[]> {
  const owed = known.map((one) => (isEnded(one) ? 0 : one.principalFen - one.reducedFen));
  // The channel may have told of the refund already: only what is not yet taken off is.
  const missing = Math.max(0, refundedFen - known.reduce((sum, one) => sum + one.reducedFen, 0));
  const reductions = reductionsOf(owed, missing, reductionPolicyOn(shanghaiDate(contract.createdAt)));
  const after: Instalment[] = [];
  for (const [index, before] of known.entries()) {
    const reducedFen = before.reducedFen + (reductions[index] ?? 0);
    const isSame = reducedFen === before.reducedFen;
    after.push(
      isSame ? before : await compareAndSet(tx, contractInstalments, { before, changes: { reducedFen } }),
    );
  }
  return after;
}
