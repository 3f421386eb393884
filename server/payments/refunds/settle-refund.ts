import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { refunds } from "#db/schema/payments.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { reduceContract } from "#server/contracts/reduce-contract.ts";
import { DomainError } from "#server/domain/errors.ts";
import { feePolicyOf } from "#server/domain/ledger/fee-policy.ts";
import { refundPosting } from "#server/domain/ledger/posting.ts";
import { splitOf } from "#server/domain/payments/payment-split.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import type { GatewayRefund } from "#server/gateway/port.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { lockPayment, type Payment, type Refund } from "../internal.ts";
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
  if (succeeded) await bookRefund(tx, ctx, { payment, refund: after });
  return after;
}

async function bookRefund(
  tx: Transaction,
  ctx: Context,
  { payment, refund }: { payment: Payment; refund: Refund },
) {
  const { refundedFen } = await refundStateOf(tx, payment);
  const lines = refundPosting(
    splitOf(payment, quoteOf(payment)),
    { refundFen: refund.amountFen, refundedBeforeFen: refundedFen - refund.amountFen },
    feePolicyOf(payment),
  );
  await postLines(tx, { kind: "refund", sourceId: refund.id, payment, at: ctx.now, lines });
  const isWhole = refundedFen === payment.amountFen;
  await reduceContract(tx, ctx, { paymentId: payment.id, refundedFen, isWhole });
}
