import { and, eq } from "drizzle-orm";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { payments } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ListDayInput, TakenPayment, TakenPayments } from "#server/domain/device-protocol/day.ts";
import type { Payment } from "../internal.ts";
import { refundedFen } from "../refunds/refunded.ts";

const KEYSET: Keyset = { at: payments.createdAt, id: payments.id, first: "newest" };

/** What the terminal that asks took, the newest first. */
export async function listTakenPayments(ctx: Context, input: ListDayInput): Promise<TakenPayments> {
  requirePermission(ctx, "payment:create");
  const rows = await read(ctx, (db) =>
    db
      .select({ payment: payments, refundedFen: refundedFen() })
      .from(payments)
      .where(and(eq(payments.terminalId, ctx.actor.id), afterCursor(KEYSET, input.cursor)))
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const placeOf = ({ payment }: { payment: Payment }) => ({ at: payment.createdAt, id: payment.id });
  const { items, nextCursor } = pageOf(rows, placeOf, takenPaymentOf);
  return { payments: items, ...(nextCursor !== null && { nextCursor }) };
}

function takenPaymentOf(row: { payment: Payment; refundedFen: string }): TakenPayment {
  const { payment } = row;
  return {
    paymentId: payment.id,
    orderNumber: payment.orderNumber,
    status: payment.status,
    amountFen: payment.amountFen,
    refundedFen: Number(row.refundedFen),
    method: payment.method,
    ...(payment.term !== null && { term: payment.term }),
    createdAt: payment.createdAt.toISOString(),
  };
}
