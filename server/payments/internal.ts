import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { ofReadablePayments, ofRefundablePayments } from "#db/of-readable-merchants.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { preparedOnce } from "#db/prepared.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments, type refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";

export type Payment = typeof payments.$inferSelect;

export type Refund = typeof refunds.$inferSelect;

/** A payment that the actor may act on: its terminal, its merchant's owner, staff; to anybody else it does not exist. */
export function loadVisiblePayment(reader: Reader, ctx: Context, paymentId: string): Promise<Payment> {
  return loadWithin(reader, { paymentId, ctx, within: ofVisibleMerchants(ctx, "payment:read") });
}

/** The same for a look, which is also the accountant's, and on the day itself the cashier's. */
export function loadReadablePayment(reader: Reader, ctx: Context, paymentId: string): Promise<Payment> {
  return loadWithin(reader, { paymentId, ctx, within: ofReadablePayments(ctx) });
}

/** A payment that the actor may give back: the owner's and a cashier's, where the owner lets them. */
export function loadRefundablePayment(reader: Reader, ctx: Context, paymentId: string): Promise<Payment> {
  return loadWithin(reader, { paymentId, ctx, within: ofRefundablePayments(ctx) });
}

async function loadWithin(
  reader: Reader,
  { paymentId, ctx, within }: { paymentId: string; ctx: Context; within: SQL | undefined },
): Promise<Payment> {
  const taken = ctx.actor.kind === "terminal" ? eq(payments.terminalId, ctx.actor.id) : undefined;
  const [row] = await reader
    .select({ payment: payments })
    .from(payments)
    .innerJoin(merchants, eq(merchants.id, payments.merchantId))
    .where(and(eq(payments.id, paymentId), within, taken));
  if (row === undefined) throw paymentNotFound();
  return row.payment;
}

/** Any payment: whoever asks has been let in before. */
export async function loadPayment(reader: Reader, paymentId: string): Promise<Payment> {
  const [row] = await reader.select().from(payments).where(eq(payments.id, paymentId));
  if (row === undefined) throw paymentNotFound();
  return row;
}

/** The payment's row, held until the transaction ends: whoever settles it next sees what this one wrote. */
export async function lockPayment(tx: Transaction, paymentId: string): Promise<Payment> {
  const row = await lockPaymentIfThere(tx, paymentId);
  if (row === undefined) throw paymentNotFound();
  return row;
}

/** The same for a payment that may be nobody's. */
export async function lockPaymentIfThere(tx: Transaction, paymentId: string): Promise<Payment | undefined> {
  const [row] = await lockedPayment(tx).execute({ paymentId });
  return row;
}

const lockedPayment = preparedOnce((reader) =>
  reader
    .select()
    .from(payments)
    .where(eq(payments.id, sql.placeholder("paymentId")))
    .for("update")
    .prepare("locked_payment"),
);

export function paymentNotFound(): DomainError {
  return new DomainError("not_found", "payment_not_found", "There is no such payment.");
}
