import { eq } from "drizzle-orm";
import { payments } from "#db/schema/payments.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import type { World } from "../world/world.ts";

/** The payer pays in the wallet, and the portal learns of it. */
export async function payInWallet(world: World, paymentId: string): Promise<void> {
  const [payment] = await world.runtime.db.select().from(payments).where(eq(payments.id, paymentId));
  await world.gateway.control(`payment_intents/${payment?.gatewayIntentId}/pay`);
  await reconcilePayment(world.asSystem(), { paymentId });
}
