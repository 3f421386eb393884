import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/client.ts";
import { strayCharges } from "#db/schema/gateway.ts";
import { merchants } from "#db/schema/merchants.ts";
import { contractInstalments, contracts, payments, vouchers } from "#db/schema/payments.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { reductionPolicyOn, reductionsOf } from "#server/domain/contracts/reduce-schedule.ts";
import type { ContractStatus } from "#server/domain/contracts/status.ts";
import type { paymentRef } from "#server/domain/payments/inputs.ts";
import type { INSTALMENT_STATES, PaymentDetail } from "#server/domain/payments/views.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { postingsOfPayment } from "#server/ledger/postings-of-payment.ts";
import { refundedFen } from "#server/payments/refunds/refunded.ts";
import { loadVisiblePayment, paymentNotFound } from "../internal.ts";
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
  const payment = await read(ctx, (db) => loadVisiblePayment(db, ctx, input.paymentId));
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
    contract: await read(ctx, (db) => contractOf(db, payment.id, Number(place.refundedFen))),
    refunds: await read(ctx, (db) => listRefunds(db, ctx, payment.id)),
    strayCharges: await read(ctx, (db) => strayChargesOf(db, payment.id)),
    voucher: await read(ctx, (db) => voucherOf(db, ctx, payment.id)),
    ledger: await read(ctx, (db) => postingsOfPayment(db, payment.id)),
  };
}

/** The contract with what is still owed of it: a refund reduces the repayments that are not made yet. */
async function contractOf(
  reader: Reader,
  paymentId: string,
  refundedFen: number,
): Promise<PaymentDetail["contract"]> {
  const rows = await reader
    .select()
    .from(contracts)
    .innerJoin(contractInstalments, eq(contractInstalments.contractId, contracts.id))
    .where(eq(contracts.paymentId, paymentId))
    .orderBy(asc(contractInstalments.period));
  const contract = rows[0]?.contracts;
  if (contract === undefined) return null;
  const instalments = rows.map((row) => row.contract_instalments);
  const owed = instalments.map(({ paidAt, principalFen }) => (paidAt === null ? principalFen : 0));
  const policy = reductionPolicyOn(shanghaiDate(contract.createdAt));
  const reductions = reductionsOf(owed, refundedFen, policy);
  return {
    id: contract.id,
    status: contract.status,
    instalments: instalments.map((row, index) => {
      const reducedFen = reductions[index] ?? 0;
      return {
        period: row.period,
        dueOn: row.dueOn,
        principalFen: row.principalFen,
        feeFen: row.feeFen,
        reducedFen,
        paymentFen: row.principalFen + row.feeFen - reducedFen,
        paidAt: row.paidAt?.toISOString() ?? null,
        state: stateOf(contract.status, row.paidAt),
      };
    }),
  };
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

/** Who pays late is told by the channel, through the contract's status; a date that has passed says nothing of it. */
function stateOf(status: ContractStatus, paidAt: Date | null): (typeof INSTALMENT_STATES)[number] {
  if (status === "refunded") return "refunded";
  if (paidAt !== null || status === "settled") return "paid";
  return status === "overdue" ? "overdue" : "due";
}

async function voucherOf(reader: Reader, ctx: Context, paymentId: string): Promise<PaymentDetail["voucher"]> {
  const [voucher] = await reader.select().from(vouchers).where(eq(vouchers.paymentId, paymentId));
  return voucher === undefined ? null : viewVoucher(reader, ctx, { voucher, slip: { copy: "merchant" } });
}
