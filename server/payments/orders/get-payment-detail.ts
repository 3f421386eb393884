import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { strayCharges } from "#db/schema/gateway.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments, vouchers } from "#db/schema/payments.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { viewContract } from "#server/contracts/view-contract.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import type { PaymentDetail } from "#server/domain/payments/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { postingsOfPayment } from "#server/ledger/postings-of-payment.ts";
import { refundedFen } from "#server/payments/refunds/refunded.ts";
import { loadReadablePayment, paymentNotFound } from "../internal.ts";
import { listRefunds } from "../refunds/list-refunds.ts";
import { requirePaymentRead } from "../require-payment-read.ts";
import { viewVoucher } from "../vouchers/view-voucher.ts";
import { summaryOf } from "./list-payments.ts";

/** One payment with its plan, refunds, voucher and postings, for its merchant and for staff. */
export async function getPaymentDetail(
  ctx: Context,
  input: z.infer<typeof paymentRef>,
): Promise<PaymentDetail> {
  requirePaymentRead(ctx);
  const payment = await read(ctx, (db) => loadReadablePayment(db, ctx, input.paymentId));
  const [place] = await read(ctx, (db) =>
    db
      .select({ merchantName: merchants.name, terminalNumber: terminals.number, refundedFen: refundedFen() })
      .from(payments)
      .innerJoin(merchants, eq(merchants.id, payments.merchantId))
      .innerJoin(terminals, eq(terminals.id, payments.terminalId))
      .where(eq(payments.id, payment.id)),
  );
  if (place === undefined) throw paymentNotFound();
  return {
    ...summaryOf(payment, place),
    operator: payment.operator,
    configVersion: payment.configVersion,
    expiresAt: payment.expiresAt.toISOString(),
    receiptConfirmedAt: payment.receiptConfirmedAt?.toISOString() ?? null,
    quote: quoteOf(payment),
    contract: await read(ctx, (db) => contractOf(db, ctx, payment.id)),
    refunds: await read(ctx, (db) => listRefunds(db, ctx, payment.id)),
    strayCharges: await read(ctx, (db) => strayChargesOf(db, payment.id)),
    voucher: await read(ctx, (db) => voucherOf(db, ctx, payment.id)),
    ledger: await read(ctx, (db) => postingsOfPayment(db, payment.id)),
  };
}

/** How a payer repays is the channel's to know and the platform's to see; a merchant is told how the contract stands. */
async function contractOf(
  reader: Reader,
  ctx: Context,
  paymentId: string,
): Promise<PaymentDetail["contract"]> {
  const contract = await viewContract(reader, paymentId);
  const isStaff = isPermitted(ctx.actor.roles, "payment:read");
  return contract === null || isStaff ? contract : { ...contract, instalments: null };
}

async function strayChargesOf(reader: Reader, paymentId: string): Promise<PaymentDetail["strayCharges"]> {
  const rows = await reader
    .select()
    .from(strayCharges)
    .where(eq(strayCharges.paymentId, paymentId))
    .orderBy(asc(strayCharges.foundAt), asc(strayCharges.id));
  return rows.map(({ id, amountFen, status, foundAt }) => ({
    ...{ id, amountFen, status },
    foundAt: foundAt.toISOString(),
  }));
}

async function voucherOf(reader: Reader, ctx: Context, paymentId: string): Promise<PaymentDetail["voucher"]> {
  const [voucher] = await reader.select().from(vouchers).where(eq(vouchers.paymentId, paymentId));
  return voucher === undefined ? null : viewVoucher(reader, ctx, { voucher, slip: { copy: "merchant" } });
}
