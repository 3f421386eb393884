import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { refunds, vouchers } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { getVoucherInput } from "#server/domain/payments/inputs.ts";
import { type VoucherView, voucherBody } from "#server/domain/payments/vouchers/views.ts";
import { loadVisiblePayment } from "../internal.ts";
import { requirePaymentRead } from "../require-payment-read.ts";

/** A copy of the voucher: the facts frozen when the payment succeeded, and the refunds since. */
export async function getVoucher(ctx: Context, input: z.infer<typeof getVoucherInput>): Promise<VoucherView> {
  requirePaymentRead(ctx);
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
  const voucher = await read(ctx, (db) => loadVoucher(db, payment.id));
  const given = await read(ctx, (db) =>
    db
      .select()
      .from(refunds)
      .where(and(eq(refunds.paymentId, payment.id), eq(refunds.status, "succeeded")))
      .orderBy(asc(refunds.createdAt)),
  );
  return {
    ...voucherBody.parse(voucher.body),
    paymentId: payment.id,
    copy: input.copy,
    // A gateway that runs on this very machine moves no money.
    testMark: isLoopback(ctx.addresses.gateway),
    refunds: given.map((refund) => ({
      refundId: refund.id,
      amountFen: refund.amountFen,
      refundedAt: (refund.finishedAt ?? refund.createdAt).toISOString(),
    })),
    signedAt: voucher.signedAt?.toISOString() ?? null,
  };
}

export async function loadVoucher(reader: Reader, paymentId: string) {
  const [voucher] = await reader.select().from(vouchers).where(eq(vouchers.paymentId, paymentId));
  if (voucher !== undefined) return voucher;
  throw new DomainError("not_found", "voucher_not_found", "There is no voucher: the order is not paid.");
}

function isLoopback(address: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}
