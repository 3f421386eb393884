import { and, eq } from "drizzle-orm";
import { refunds } from "#db/schema/payments.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalRefund } from "#server/domain/device-protocol/payments.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { RefundPaymentInput } from "#server/domain/payments/inputs.ts";
import { needsSecondPerson, requesterOf } from "#server/domain/payments/refund-rules.ts";
import { loadRefundablePayment, lockPayment, type Refund } from "../internal.ts";
import { refundStateOf } from "./refunded.ts";
import { reserveRefund } from "./reserve-refund.ts";
import { sendRefund } from "./send-refund.ts";

/**
 * Gives money back, all or part of it, each time under its own key. What staff ask for, and what is above a shop's own
 * limit, waits as `proposed` for a second person. Any other is promised before the gateway is asked; without an answer it
 * stays `pending` and is sent again with the same key until there is one.
 */
export async function refundPayment(ctx: Context, input: RefundPaymentInput): Promise<TerminalRefund> {
  requirePermission(ctx, "payment:refund");
  const payment = await read(ctx, (db) => loadRefundablePayment(db, ctx, input.paymentId));
  const refund = await change(ctx, async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    const [known] = await tx
      .select()
      .from(refunds)
      .where(and(eq(refunds.paymentId, locked.id), eq(refunds.idempotencyKey, input.idempotencyKey)));
    if (known !== undefined) return sameRefund(known, input);
    if (locked.status !== "succeeded") throw notPaid(locked.status);
    const { refundableFen } = await refundStateOf(tx, locked);
    if (input.amountFen > refundableFen) throw tooMuch(refundableFen);
    const requestedBy = requesterOf(ctx.actor);
    const altogetherFen = locked.amountFen - refundableFen + input.amountFen;
    const needsSecond = needsSecondPerson(requestedBy, altogetherFen);
    const status = needsSecond ? "proposed" : "pending";
    const [row] = await tx
      .insert(refunds)
      .values({
        ...{ id: makeId("refund", ctx.randomBytes), paymentId: locked.id, status },
        ...{ idempotencyKey: input.idempotencyKey, amountFen: input.amountFen, reason: input.reason },
        ...{ requestedBy, requestedById: ctx.actor.id, needsSecond },
        ...{ createdAt: ctx.now, since: ctx.now },
      })
      .returning();
    if (row === undefined) throw new Error("An insert answers its row");
    await recordAudit(tx, ctx, {
      action: "refund.request",
      subjectType: "refund",
      subjectId: row.id,
      after: { status: row.status, paymentId: locked.id, amountFen: row.amountFen },
      reason: input.reason,
    });
    if (needsSecond) return row;
    await reserveRefund(tx, ctx, { payment: locked, refund: row });
    await enqueue(tx, ctx, { topic: "refund.pending", payload: { refundId: row.id } });
    return row;
  });
  return terminalRefundOf(refund.status === "pending" ? await sendRefund(ctx, refund) : refund);
}

export function terminalRefundOf(refund: Refund): TerminalRefund {
  return {
    refundId: refund.id,
    paymentId: refund.paymentId,
    amountFen: refund.amountFen,
    status: refund.status,
    ...(refund.failureReason !== null && { failureReason: refund.failureReason }),
  };
}

function sameRefund(known: Refund, input: RefundPaymentInput): Refund {
  if (known.amountFen === input.amountFen && known.reason === input.reason) return known;
  throw new DomainError(
    "conflict",
    "idempotency_mismatch",
    "This idempotency key was used for another refund. A changed refund needs a new key.",
    { refundId: known.id },
  );
}

function notPaid(status: string): DomainError {
  return new DomainError("illegal_state", "payment_not_paid", "Only a paid order can be refunded.", {
    status,
  });
}

function tooMuch(refundableFen: number): DomainError {
  return new DomainError("invalid_input", "refund_exceeds_payment", "That is more than is left to refund.", {
    maximumFen: refundableFen,
  });
}
