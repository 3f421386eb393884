import { eq } from "drizzle-orm";
import { contracts } from "#db/schema/contracts.ts";
import { vouchers } from "#db/schema/payments.ts";
import { payerCode } from "#server/contracts/payer-code.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { type PayerPhone, payerPhone } from "../gateway/payer-phone.ts";
import { planOf } from "../gateway/plans.ts";
import type { World } from "../world/world.ts";
import { type Order, openOrder } from "./orders.ts";

export interface Owed extends Order {
  phone: PayerPhone;
  contractId: string;
  planId: string;
  voucherNumber: string;
  code: string;
}

/** Three instalments of ¥1,000 with the buyer's fee, paid in the wallet by a payer who has everything. */
export async function owedOrder(world: World): Promise<Owed> {
  const order = await openOrder(world);
  const phone = payerPhone(world.gateway);
  await phone.become("everything");
  await phone.send(order.intentId, "confirm");
  await phone.send(order.intentId, "pay", { password: "123456" });
  await reconcilePayment(world.asSystem(), { paymentId: order.paymentId });
  const { db, vault } = world.runtime;
  const [contract] = await db.select().from(contracts).where(eq(contracts.paymentId, order.paymentId));
  const [voucher] = await db.select().from(vouchers).where(eq(vouchers.paymentId, order.paymentId));
  if (contract === undefined || voucher === undefined) throw new Error("a paid order has both");
  const plan = await planOf(world.gateway, order.intentId);
  return {
    ...order,
    ...{ phone, contractId: contract.id, planId: plan.id, voucherNumber: voucher.number },
    code: payerCode({ vault }, voucher.number),
  };
}

/** The payer repays by hand. */
export async function repayByHand(
  { phone, planId }: Owed,
  repayment: "next" | "overdue" | "all",
): Promise<void> {
  await phone.post(`/wallet/bills/${planId}/repay`, { repayment, source: "balance", password: "123456" });
}
