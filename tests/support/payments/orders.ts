import { eq } from "drizzle-orm";
import { payments } from "#db/schema/payments.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { huabeiOrder, makeActiveTerminal } from "../devices/active-terminal.ts";
import type { Place, World } from "../world/world.ts";

export const ORDER_FEN = 100_000;
let keys = 0;
/** An idempotency key that nobody has used. */
export const newKey = () => `order-${++keys}`;

export interface Order {
  place: Place;
  paymentId: string;
  intentId: string;
  version: number;
}

/** An order in three instalments at a terminal of its own, which waits for its payer. */
export async function openOrder(world: World): Promise<Order> {
  const place = await makeActiveTerminal(world);
  const ctx = place.terminal();
  const order = await huabeiOrder(ctx, { amountFen: ORDER_FEN, term: 3, bearer: "buyer" });
  return placed(world, place, order);
}

/** An order without instalments. */
export async function plainOrder(world: World, amountFen = 500): Promise<Order> {
  const place = await makeActiveTerminal(world);
  return placed(world, place, { amountFen, method: "alipay", configVersion: 1 });
}

/** The payer has paid in the wallet, and nobody here has heard of it yet. */
export async function orderPaidUnheard(world: World, opened = openOrder(world)): Promise<Order> {
  const order = await opened;
  await world.gateway.control(`payment_intents/${order.intentId}/pay`);
  return order;
}

export async function paidOrder(world: World, opened = openOrder(world)): Promise<Order> {
  const order = await orderPaidUnheard(world, opened);
  const { version } = await reconcilePayment(world.asSystem(), { paymentId: order.paymentId });
  return { ...order, version };
}

async function placed(
  world: World,
  place: Place,
  order: Parameters<typeof createPayment>[1]["order"],
): Promise<Order> {
  const { payment } = await createPayment(place.terminal(), { idempotencyKey: newKey(), order });
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  if (row === undefined) throw new Error("What was created is there to be read");
  return { place, paymentId: row.id, intentId: row.gatewayIntentId ?? "", version: row.version };
}
