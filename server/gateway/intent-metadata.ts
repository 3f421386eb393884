import type { CreateIntentInput } from "./port.ts";

/**
 * What an intent carries so that the payer's wallet can show the plan: the rate, not the schedule, because a
 * metadata value holds at most 500 characters. The wallet recomputes every repayment with the same engine.
 */
export function metadataOf(input: CreateIntentInput): Record<string, string> {
  const metadata: Record<string, string> = {
    payment_id: input.paymentId,
    order_number: input.orderNumber,
    merchant_id: input.merchant.id,
    merchant_name: input.merchant.name.slice(0, 500),
    method: input.method,
  };
  if (input.card !== null) metadata.card_entry = input.card.entry;
  if (input.plan === null) return metadata;
  return {
    ...metadata,
    plan_rate_ppm: String(input.plan.ratePpm),
    plan_remainder: input.plan.remainder,
    plan_purchased_on: input.plan.purchasedOn,
    quote_hash: input.plan.quoteHash,
  };
}
