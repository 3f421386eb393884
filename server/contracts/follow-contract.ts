import { eq } from "drizzle-orm";
import type { z } from "zod";
import { compareAndSet } from "#db/compare-and-set.ts";
import { contracts } from "#db/schema/contracts.ts";
import { payments } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { contractRef } from "#server/domain/contracts/inputs.ts";
import { nextLook, nextLookInVain } from "#server/domain/contracts/next-look.ts";
import { DomainError } from "#server/domain/errors.ts";
import { instalmentsOf } from "./internal.ts";
import { recordRepayments } from "./record-repayments.ts";

/** Asks the channel how a contract is repaid, for notices that are late or lost. A channel that does not tell is asked no more. */
export async function followContract(ctx: Context, input: z.infer<typeof contractRef>): Promise<void> {
  requirePermission(ctx, "contract:follow");
  const [found] = await read(ctx, (db) =>
    db
      .select({ paymentId: payments.id, intentId: payments.gatewayIntentId })
      .from(contracts)
      .innerJoin(payments, eq(payments.id, contracts.paymentId))
      .where(eq(contracts.id, input.contractId)),
  );
  if (found === undefined)
    throw new DomainError("not_found", "contract_not_found", "There is no such contract.");
  const { paymentId, intentId } = found;
  const plan = intentId === null ? null : await ctx.gateway.retrievePlan(intentId);
  await change(ctx, async (tx) => {
    // In the order in which the gateway's notices lock, so that neither waits for the other for ever.
    await tx.select({ id: payments.id }).from(payments).where(eq(payments.id, paymentId)).for("update");
    // What was recorded says itself when to look again.
    if (plan !== null && (await recordRepayments(tx, ctx, { paymentId, plan }))) return;
    const [before] = await tx
      .select()
      .from(contracts)
      .where(eq(contracts.id, input.contractId))
      .for("update");
    if (before === undefined) return;
    const instalments = await instalmentsOf(tx, before.id);
    const askAt = plan === null ? nextLookInVain(before.createdAt, ctx.now) : nextLook(instalments, ctx.now);
    await compareAndSet(tx, contracts, { before, changes: { askAt, askTries: 0 } });
  });
}
