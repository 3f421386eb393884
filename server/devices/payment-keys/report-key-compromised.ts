import type { Context } from "#server/context.ts";
import type { EndPaymentKeyInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { endPaymentKey } from "./end-payment-key.ts";

/** Somebody else may know a key: nothing that it protected is safe any more. */
export function reportKeyCompromised(ctx: Context, input: EndPaymentKeyInput): Promise<PaymentKeyView> {
  return endPaymentKey(ctx, input, "compromise");
}
