import { and, between, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { ofReadablePayments } from "#db/of-readable-merchants.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import { cardOf } from "#server/domain/payments/cards.ts";
import { earningsOf } from "#server/domain/payments/earnings.ts";
import type { listPaymentsInput } from "#server/domain/payments/inputs.ts";
import { WAITING_PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import type { PaymentPage, PaymentSummary } from "#server/domain/payments/views.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import type { Payment } from "../internal.ts";
import { refundedFen } from "../refunds/refunded.ts";

const WAITING = new Set<string>(WAITING_PAYMENT_STATUSES);
const isInDoubt = and(isNotNull(payments.gatewayFault), inArray(payments.status, WAITING_PAYMENT_STATUSES));
const hasProposedRefund = sql`exists (
  select from ${refunds} where ${refunds.paymentId} = ${payments.id} and ${refunds.status} = 'proposed')`;
const KEYSET: Keyset = { at: payments.createdAt, id: payments.id, first: "newest" };

/** Payments newest first: staff see all, a merchant's owner and accountant the merchant's own, a cashier the day of their store. */
export async function listPayments(
  ctx: Context,
  input: z.infer<typeof listPaymentsInput>,
): Promise<PaymentPage> {
  const staff = isPermitted(ctx.actor.roles, "payment:read");
  if (!staff) requirePermission(ctx, "payment:read_own");
  const rows = await read(ctx, (db) =>
    db
      .select({
        payment: payments,
        merchantName: merchants.name,
        terminalNumber: terminals.number,
        refundedFen: refundedFen(),
      })
      .from(payments)
      .innerJoin(merchants, eq(merchants.id, payments.merchantId))
      .innerJoin(terminals, eq(terminals.id, payments.terminalId))
      .where(
        and(
          ofReadablePayments(ctx),
          input.merchantId === undefined ? undefined : eq(payments.merchantId, input.merchantId),
          input.terminalId === undefined ? undefined : eq(payments.terminalId, input.terminalId),
          ...narrowedBy(input),
          containsText([payments.orderNumber, merchants.name, terminals.number], input.search),
          input.inDoubt === true ? isInDoubt : undefined,
          input.toDecide === true ? hasProposedRefund : undefined,
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  const placeOf = ({ payment }: { payment: Payment }) => ({ at: payment.createdAt, id: payment.id });
  return pageOf(rows, placeOf, (row) => {
    const summary = summaryOf(row.payment, row);
    return staff ? summary : { ...summary, gatewayFault: null };
  });
}

/** What a list is narrowed to, in the words of whoever reads it. */
function narrowedBy({
  method,
  status,
  refunded,
  day,
}: z.infer<typeof listPaymentsInput>): (SQL | undefined)[] {
  const of = day === undefined ? undefined : shanghaiDay(day);
  return [
    method && eq(payments.method, method),
    status && eq(payments.status, status),
    refunded === true ? sql`${refundedFen()} > 0` : undefined,
    of && between(payments.createdAt, of.first, of.last),
  ];
}

interface Place {
  merchantName: string;
  terminalNumber: string;
  /** As PostgreSQL's sum comes. */
  refundedFen: string | number;
}

export function summaryOf(
  payment: Payment,
  { merchantName, terminalNumber, refundedFen: refunded }: Place,
): PaymentSummary {
  const quote = quoteOf(payment);
  const succeeded = payment.status === "succeeded";
  return {
    id: payment.id,
    orderNumber: payment.orderNumber,
    merchantId: payment.merchantId,
    merchantName,
    terminalId: payment.terminalId,
    terminalNumber,
    amountFen: payment.amountFen,
    method: payment.method,
    term: payment.term,
    bearer: payment.bearer,
    card: cardOf(payment),
    status: payment.status,
    failureReason: payment.failureReason,
    gatewayFault: WAITING.has(payment.status) ? payment.gatewayFault : null,
    sellerFeeFen: succeeded ? (quote?.sellerFeeFen ?? 0) : 0,
    acquiringFeeFen: succeeded ? payment.acquiringFeeFen : 0,
    ...earningsOf(payment, quote, Number(refunded)),
    createdAt: payment.createdAt.toISOString(),
    paidAt: payment.paidAt?.toISOString() ?? null,
    version: payment.version,
  };
}
