import type { Context } from "#server/context.ts";
import type { EndPaymentKeyInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { endPaymentKey } from "./end-payment-key.ts";

/** A key is no more: its device was wiped, or the key was erased from it. */
export function destroyPaymentKey(ctx: Context, input: EndPaymentKeyInput): Promise<PaymentKeyView> {
  return endPaymentKey(ctx, input, "destroy");
}
