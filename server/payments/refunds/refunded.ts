import { and, eq, notInArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { FRUITLESS_REFUND_STATUSES } from "#server/domain/payments/status.ts";
import type { Payment } from "../internal.ts";

const GIVEN_BACK = eq(refunds.status, "succeeded");
/** A refund that is on its way, or waits to be, may still arrive. */
const TAKEN_UP = notInArray(refunds.status, FRUITLESS_REFUND_STATUSES);

/**
 * Fen given back for the payment of the surrounding row: `refundedFen` of every view. The payment's id names its table,
 * without which a query of that table alone would take the refund's own.
 */
export function refundedFen(): SQL<string> {
  return sql<string>`(select coalesce(sum(${refunds.amountFen}), 0) from ${refunds}
    where ${refunds.paymentId} = ${payments}.${sql.identifier(payments.id.name)} and ${GIVEN_BACK})`;
}

/** What was given back of a payment, and what may still be: what is neither back nor on its way. */
export async function refundStateOf(
  reader: Reader,
  payment: Pick<Payment, "id" | "status" | "amountFen">,
): Promise<{ refundedFen: number; refundableFen: number }> {
  // What was never taken cannot be given back.
  if (payment.status !== "succeeded") return { refundedFen: 0, refundableFen: 0 };
  const [row] = await reader
    .select({
      refunded: sql<string>`coalesce(sum(${refunds.amountFen}) filter (where ${GIVEN_BACK}), 0)`,
      takenUp: sql<string>`coalesce(sum(${refunds.amountFen}), 0)`,
    })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payment.id), TAKEN_UP));
  const left = payment.amountFen - Number(row?.takenUp ?? 0);
  return {
    refundedFen: Number(row?.refunded ?? 0),
    refundableFen: left,
  };
}
