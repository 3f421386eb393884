import { z } from "zod";
import type { Call } from "#server/gateway/mock/http/call.ts";
import { type Metadata, metadataParameter } from "#server/gateway/mock/http/metadata.ts";
import { fieldsOf, type ParameterTable } from "#server/gateway/mock/http/parameters.ts";
import { filledText, positive } from "#server/gateway/mock/http/values.ts";
import { stripeId } from "../gateway.ts";
import type { StoredObject } from "../store.ts";
import { bookBalance } from "./balance-transaction.ts";
import type { ChargeRecord } from "./charge.ts";

export const REFUND_REASONS = ["duplicate", "fraudulent", "requested_by_customer"] as const;

export interface RefundRecord extends StoredObject {
  object: "refund";
  amount: number;
  balance_transaction: string;
  charge: string;
  currency: string;
  customer: string | null;
  destination_details: object;
  metadata: Metadata;
  payment_intent: string;
  payment_method: string | null;
  reason: string | null;
  status: "succeeded";
}

/** What a refund is asked for; without an amount it is all that is left. */
export interface RefundRequest {
  amount: number | null;
  charge: string | null;
  payment_intent: string | null;
  reason: string | null;
  metadata: Metadata;
}

export const REFUND_PARAMETERS: ParameterTable<RefundRequest> = {
  ...fieldsOf<RefundRequest>({
    amount: positive,
    charge: filledText,
    payment_intent: filledText,
    reason: z.enum(REFUND_REASONS),
  }),
  metadata: metadataParameter,
};

const NEVER_SET = {
  customer_account: null,
  receipt_number: null,
  source_transfer_reversal: null,
  transfer_reversal: null,
};

/** Pays `amount` of the charge back and books it. */
export function newRefund(
  call: Call,
  charge: ChargeRecord,
  request: RefundRequest & { amount: number },
): RefundRecord {
  const id = stripeId("re");
  const { amount, metadata, reason } = request;
  const { currency, description } = charge;
  return {
    id,
    object: "refund",
    ...NEVER_SET,
    amount,
    balance_transaction: bookBalance(call, {
      amount: -amount,
      currency,
      description,
      source: id,
      type: "refund",
    }),
    charge: charge.id,
    created: call.now,
    currency,
    customer: charge.customer,
    destination_details: destinationOf(charge),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    status: "succeeded",
  };
}

function destinationOf(charge: ChargeRecord): object {
  const { type } = charge.payment_method_details as { type: "alipay" | "card" };
  return type === "card" ? { card: { type: "refund" }, type } : { alipay: {}, type };
}
