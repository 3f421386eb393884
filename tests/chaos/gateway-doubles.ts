import Stripe from "stripe";

/** Payments for which the gateway was asked more than once, or collected more than the portal knows of. */
export async function gatewayDoubles(url: string, paidIds: ReadonlySet<string>): Promise<string[]> {
  const { hostname, port, protocol } = new URL(url);
  const gateway = new Stripe("sk_test_ruwang", {
    host: hostname,
    port,
    protocol: protocol === "https:" ? "https" : "http",
  });
  const intents = new Map<string, number>();
  const faults: string[] = [];
  for await (const { metadata, status } of gateway.paymentIntents.list({ limit: 100 })) {
    const { payment_id: paymentId = "" } = metadata;
    intents.set(paymentId, (intents.get(paymentId) ?? 0) + 1);
    if (status === "succeeded" && !paidIds.has(paymentId))
      faults.push(`the gateway collected ${paymentId}, of which the portal does not know`);
  }
  for (const [paymentId, count] of intents)
    if (count > 1) faults.push(`the gateway was asked ${count} times for ${paymentId}`);
  return faults;
}
