import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { contractInstalments, contracts } from "#db/schema/contracts.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { nextLook } from "#server/domain/contracts/next-look.ts";
import { eventOfContract, eventOfInstalment, owedOf, settledHow } from "#server/domain/contracts/standing.ts";
import type { GatewayInstalment, GatewayPlan } from "#server/gateway/port.ts";
import { type Contract, type Instalment, instalmentsOf } from "./internal.ts";

/**
 * Brings the contract of a payment to where the channel says its repayments are, in the caller's transaction, which holds
 * the payment locked. What is older than what is on record changes nothing, however often and late it is told.
 * Returns whether it was news.
 */
export async function recordRepayments(
  tx: Transaction,
  ctx: Context,
  { paymentId, plan }: { paymentId: string; plan: GatewayPlan },
): Promise<boolean> {
  const [contract] = await tx
    .select()
    .from(contracts)
    .where(eq(contracts.paymentId, paymentId))
    .for("update");
  if (contract === undefined || plan.revision <= contract.gatewayRevision) return false;
  const known = await instalmentsOf(tx, contract.id);
  const after: Instalment[] = [];
  for (const instalment of known) {
    const news = plan.instalments.find(({ period }) => period === instalment.period);
    after.push(news === undefined ? instalment : await bringForward(tx, ctx, { instalment, news }));
  }
  await bringContractForward(tx, ctx, { contract, instalments: after, plan });
  return true;
}

async function bringForward(
  tx: Transaction,
  ctx: Context,
  { instalment: before, news }: { instalment: Instalment; news: GatewayInstalment },
): Promise<Instalment> {
  const { lateFeeFen, paidFen, paidAt } = news;
  // The portal may have heard of a refund before the channel told what it did to the plan.
  const changes = { reducedFen: Math.max(before.reducedFen, news.reducedFen), lateFeeFen, paidFen };
  const event = eventOfInstalment(before.status, news.status);
  if (event !== null)
    return takeStep(tx, ctx, {
      noun: "instalment",
      before,
      event,
      changes: { ...changes, paidAt: event === "pay" ? (paidAt ?? ctx.now) : null },
      facts: { contractId: before.contractId, period: before.period, ...changes },
    });
  const isSame = Object.entries(changes).every(([name, fen]) => before[name as keyof typeof changes] === fen);
  return isSame ? before : compareAndSet(tx, contractInstalments, { before, changes });
}

interface Standing {
  contract: Contract;
  instalments: Instalment[];
  plan: GatewayPlan;
}

/** The contract follows its instalments; what only grew, as a late fee does, has a row of the audit trail too. */
async function bringContractForward(
  tx: Transaction,
  ctx: Context,
  { contract, instalments, plan }: Standing,
): Promise<void> {
  const event = eventOfContract(contract.status, { instalments, isRefunded: plan.isRefunded });
  const changes = {
    gatewayPlanId: plan.id,
    payUrl: plan.payUrl,
    gatewayRevision: plan.revision,
    askAt: nextLook(instalments, ctx.now),
    askTries: 0,
  };
  const owedFen = instalments.reduce((sum, instalment) => sum + owedOf(instalment), 0);
  const paidFen = instalments.reduce((sum, instalment) => sum + instalment.paidFen, 0);
  const facts = { owedFen, paidFen, revision: plan.revision };
  if (event !== null) {
    const how = event === "settle" ? { settledHow: settledHow(instalments) } : {};
    await takeStep(tx, ctx, {
      noun: "contract",
      before: contract,
      event,
      changes: { ...changes, ...how },
      facts: { ...facts, ...how },
    });
    return;
  }
  await compareAndSet(tx, contracts, { before: contract, changes });
  await recordAudit(tx, ctx, {
    action: "contract.follow",
    subjectType: "contract",
    subjectId: contract.id,
    after: { status: contract.status, ...facts },
  });
}
