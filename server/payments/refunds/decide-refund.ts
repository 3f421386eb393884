import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { refunds } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { requireSecondPerson } from "#server/domain/second-person.ts";
import { lockPayment, type Refund } from "../internal.ts";
import { reserveRefund } from "./reserve-refund.ts";

interface Decision {
  event: "approve" | "refuse";
  refundId: string;
  version: number;
  reason?: string;
}

/** The second person's word on a refund, never the word of whoever asked for it. */
export async function decideRefund(
  ctx: Context,
  { event, refundId, version, reason }: Decision,
): Promise<Refund> {
  requirePermission(ctx, "payment:decide_refund");
  const known = await read(ctx, (db) => refundOf(db, refundId));
  return change(ctx, async (tx) => {
    const payment = await lockPayment(tx, known.paymentId);
    const before = await refundOf(tx, refundId);
    requireSecondPerson(ctx.actor, { createdById: before.requestedById, proposedById: null });
    const after = await takeStep(tx, ctx, {
      noun: "refund",
      before,
      event,
      seenVersion: version,
      ...(reason !== undefined && { reason }),
      changes: {
        ...{ decidedById: ctx.actor.id, decidedAt: ctx.now },
        ...(event === "refuse" && { finishedAt: ctx.now }),
      },
      facts: { paymentId: before.paymentId, amountFen: before.amountFen },
      effects: event === "approve" ? [{ topic: "refund.pending", payload: { refundId } }] : [],
    });
    if (event === "approve") await reserveRefund(tx, ctx, { payment, refund: after });
    return after;
  });
}

async function refundOf(reader: Pick<Transaction, "select">, refundId: string): Promise<Refund> {
  const [refund] = await reader.select().from(refunds).where(eq(refunds.id, refundId));
  if (refund !== undefined) return refund;
  throw new DomainError("not_found", "refund_not_found", "There is no such refund.");
}
