import type Stripe from "stripe";

type Answer = Record<string, unknown>;

/** Makes one of every object that the gateway answers, by card and by Alipay, and reads each back. */
export async function everyObject(
  stripe: Stripe,
  pay: (intentId: string) => Promise<unknown>,
): Promise<Answer[]> {
  const order = { amount: 1_000, currency: "cny", confirm: true };
  const byCard = await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_createDispute" });
  const byAlipay = await stripe.paymentIntents.create({ ...order, payment_method: "pm_alipay" });
  const waiting = await stripe.paymentIntents.retrieve(byAlipay.id);
  await pay(byAlipay.id);
  await stripe.refunds.create({ payment_intent: byCard.id, amount: 100 });
  await stripe.refunds.create({ payment_intent: byAlipay.id, amount: 100 });
  await stripe.payouts.create({ amount: 500, currency: "cny" });
  const endpoint = await stripe.webhookEndpoints.create({
    url: "https://example.test/hook",
    enabled_events: ["*"],
  });
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
  const account = await stripe.accounts.create({
    type: "custom",
    capabilities: { transfers: { requested: true } },
  });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const read = await Promise.all([
    stripe.paymentIntents.retrieve(byCard.id),
    stripe.paymentIntents.retrieve(byAlipay.id),
    stripe.paymentMethods.retrieve(String(byCard.payment_method)),
    stripe.paymentMethods.retrieve(String(byAlipay.payment_method)),
    stripe.webhookEndpoints.retrieve(endpoint.id),
    stripe.accounts.retrieve(account.id),
    stripe.testHelpers.testClocks.retrieve(clock.id),
  ]);
  const lists = await Promise.all([
    stripe.charges.list(),
    stripe.refunds.list(),
    stripe.balanceTransactions.list(),
    stripe.payouts.list(),
    stripe.disputes.list(),
    stripe.events.list(),
  ]);
  const listed = lists.flatMap((list): unknown[] => list.data);
  return [waiting, ...read, ...listed].map((answer) => ({ ...(answer as Answer) }));
}
