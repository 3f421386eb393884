import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { EndPaymentKeyInput } from "#server/domain/devices/payment-keys/inputs.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { loadKey, viewKeyFor } from "./key-rows.ts";

/** How a key ends; what each means stands with its verb. */
export async function endPaymentKey(
  ctx: Context,
  { paymentKeyId, version, reason }: EndPaymentKeyInput,
  event: "destroy" | "compromise",
): Promise<PaymentKeyView> {
  requirePermission(ctx, "payment_key:write");
  return change(ctx, async (tx) => {
    const { key: before } = await loadKey(tx, paymentKeyId);
    const facts = { deviceId: before.deviceId, kind: before.kind };
    await takeStep(tx, ctx, { noun: "payment_key", before, event, seenVersion: version, reason, facts });
    return viewKeyFor(ctx, await loadKey(tx, paymentKeyId));
  });
}
