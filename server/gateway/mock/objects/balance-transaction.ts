import type { EventCause } from "#server/gateway/mock/webhooks/emit-event.ts";
import { nowSeconds, stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

export interface BalanceTransactionRecord extends StoredObject {
  object: "balance_transaction";
  amount: number;
  available_on: number;
  balance_type: "payments";
  currency: string;
  description: string | null;
  exchange_rate: null;
  fee: 0;
  fee_details: [];
  net: number;
  reporting_category: "charge" | "refund" | "payout";
  source: string;
  status: "available";
  type: "charge" | "refund" | "payout";
}

/** Books what `source` moved; the amount is negative where money leaves. Fees are the channel's, so there are none. */
export function bookBalance(
  cause: EventCause,
  booking: Pick<BalanceTransactionRecord, "amount" | "currency" | "description" | "source" | "type">,
): string {
  const now = nowSeconds(cause.gateway);
  const { id } = cause.gateway.store.save<BalanceTransactionRecord>(cause.account, {
    id: stripeId("txn"),
    object: "balance_transaction",
    available_on: now,
    balance_type: "payments",
    created: now,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: booking.amount,
    reporting_category: booking.type,
    status: "available",
    ...booking,
  });
  return id;
}

/** What is left of one currency, in its smallest unit. */
export function balanceOf(cause: EventCause, currency: string): number {
  const [sum] = cause.gateway.store.rows<{ net: number | null }>(
    `select sum(json_extract(body, '$.net')) as net from objects
     where object = 'balance_transaction' and account = ? and json_extract(body, '$.currency') = ?`,
    cause.account,
    currency,
  );
  return sum?.net ?? 0;
}
