import { eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments, type refunds } from "#db/schema/payments.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";

export type Payment = typeof payments.$inferSelect;

export type Refund = typeof refunds.$inferSelect;

/** A payment that the actor may see: its terminal, its merchant's owner, staff; to anybody else it does not exist. */
export async function loadVisiblePayment(reader: Reader, ctx: Context, paymentId: string): Promise<Payment> {
  const [row] = await reader
    .select({ payment: payments, ownerId: merchants.ownerId })
    .from(payments)
    .innerJoin(merchants, eq(merchants.id, payments.merchantId))
    .where(eq(payments.id, paymentId));
  if (row !== undefined && isVisible(ctx, row.payment, row.ownerId)) return row.payment;
  throw paymentNotFound();
}

function isVisible({ actor }: Context, payment: Payment, ownerId: string): boolean {
  if (actor.kind === "terminal") return payment.terminalId === actor.id;
  if (actor.kind === "system") return true;
  return isPermitted(actor.roles, "payment:read") || ownerId === actor.id;
}

/** The payment's row, held until the transaction ends: whoever settles it next sees what this one wrote. */
export async function lockPayment(tx: Transaction, paymentId: string): Promise<Payment> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for("update");
  if (row === undefined) throw paymentNotFound();
  return row;
}

export function paymentNotFound(): DomainError {
  return new DomainError("not_found", "payment_not_found", "There is no such payment.");
}
