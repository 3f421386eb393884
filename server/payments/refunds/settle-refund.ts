import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { refunds } from "#db/schema/payments.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { reduceContract } from "#server/contracts/reduce-contract.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { GatewayRefund } from "#server/gateway/port.ts";
import { resolveLines } from "#server/ledger/resolve-lines.ts";
import { lockPayment, type Payment, type Refund } from "../internal.ts";
import { refundLinesOf } from "./refund-lines.ts";
import { refundStateOf } from "./refunded.ts";

/** Brings a refund to where the gateway says it is, once; books it, and makes what its payer owes smaller. */
export async function settleRefundIn(
  tx: Transaction,
  ctx: Context,
  { refundId, answer }: { refundId: string; answer: GatewayRefund },
): Promise<Refund> {
  const [known] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
  if (known === undefined) throw new DomainError("not_found", "refund_not_found", "There is no such refund.");
  const payment = await lockPayment(tx, known.paymentId);
  // Read again under the payment's lock: another settlement may have finished meanwhile.
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId));
  if (refund === undefined || refund.status !== "pending") return refund ?? known;
  const gatewayRefundId = answer.id === "" ? refund.gatewayRefundId : answer.id;
  if (answer.status === "pending")
    return compareAndSet(tx, refunds, { before: refund, changes: { gatewayRefundId } });
  const succeeded = answer.status === "succeeded";
  const after = await takeStep(tx, ctx, {
    noun: "refund",
    before: refund,
    event: succeeded ? "succeed" : "fail",
    changes: {
      gatewayRefundId,
      failureReason: succeeded ? null : (answer.failureReason ?? "gateway_refused"),
      finishedAt: ctx.now,
    },
    facts: { paymentId: payment.id },
    effects: [{ topic: "payment.changed", payload: { paymentId: payment.id } }],
  });
  await bookRefund(tx, ctx, { payment, refund: after });
  return after;
}

/** What was set aside when the refund was sent is given, or let go. */
async function bookRefund(
  tx: Transaction,
  ctx: Context,
  { payment, refund }: { payment: Payment; refund: Refund },
) {
  const posting = {
    kind: "refund" as const,
    sourceId: refund.id,
    merchantId: payment.merchantId,
    at: ctx.now,
  };
  if (refund.status !== "succeeded") return void (await resolveLines(tx, ctx, { ...posting, lines: null }));
  const { refundedFen } = await refundStateOf(tx, payment);
  const refundedBeforeFen = refundedFen - refund.amountFen;
  const lines = refundLinesOf(payment, { refundFen: refund.amountFen, refundedBeforeFen });
  await resolveLines(tx, ctx, { ...posting, lines });
  const isWhole = refundedFen === payment.amountFen;
  await reduceContract(tx, ctx, { paymentId: payment.id, refundedFen, isWhole });
}
