import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { payments } from "#db/schema/payments.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { getTakings } from "#server/ledger/get-takings.ts";
import { inviteMember } from "#server/members/invite-member.ts";
import { listMembers } from "#server/members/list-members.ts";
import { listMemberships } from "#server/members/list-memberships.ts";
import { removeMember } from "#server/members/remove-member.ts";
import { getMerchant } from "#server/merchants/get-merchant.ts";
import { confirmReceipt } from "#server/payments/orders/confirm-receipt.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { readVoucherPdf } from "#server/payments/vouchers/read-voucher-pdf.ts";
import { listAccounts } from "#server/settlements/accounts/list-accounts.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import { getSettlement } from "#server/settlements/get-settlement.ts";
import { listSettlements } from "#server/settlements/list-settlements.ts";
import { explainAmount } from "#server/settlements/statements/explain-amount.ts";
import { getStatement } from "#server/settlements/statements/get-statement.ts";
import { readStatementCsv } from "#server/settlements/statements/read-statement-csv.ts";
import { listTerminals } from "#server/terminals/list-terminals.ts";
import { newKey, type Order, paidOrder } from "../../support/payments/orders.ts";
import { drafted, proven, settlementsOf } from "../../support/settlements/settled-merchants.ts";
import { invitation, joined, memberRef } from "../../support/world/members.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const notFound = { code: "not_found" };

async function paidPlace(): Promise<Order & { merchantId: string; owner: Order["place"]["owner"] }> {
  const order = await paidOrder(world());
  return { ...order, merchantId: order.place.merchantId, owner: order.place.owner };
}

const refundOf = ({ paymentId }: Order) => ({
  ...{ paymentId, amountFen: 700, reason: "goods came back" },
  idempotencyKey: newKey(),
});

test("an accountant reads everything that money is told in, and changes nothing", async () => {
  const shop = await paidPlace();
  const { merchantId, paymentId, version } = shop;
  await proven(world(), shop);
  await drafted(world());
  const [settlement] = await settlementsOf(world(), merchantId);
  const settlementId = settlement?.id ?? "";
  const { guest } = await joined(world(), shop);
  const period = new Date().toISOString().slice(0, 7);
  expect((await listPayments(guest(), { merchantId })).items).toHaveLength(1);
  expect(await getPaymentDetail(guest(), { paymentId })).toMatchObject({ id: paymentId });
  expect(
    (await readVoucherPdf(guest(), { paymentId, copy: "merchant", locale: "en" })).pdf.length,
  ).toBeGreaterThan(0);
  expect((await getTakings(guest(), { merchantId, days: 7 })).totals.payments).toBe(1);
  expect(await getBalances(guest(), { merchantId, by: "effective" })).toBeDefined();
  expect((await listSettlements(guest(), { merchantId })).items).toHaveLength(1);
  expect(await getSettlement(guest(), { settlementId })).toMatchObject({ id: settlementId });
  expect(await getStatement(guest(), { merchantId, period })).toMatchObject({ merchantId });
  expect((await explainAmount(guest(), { settlementId })).postings).toHaveLength(1);
  expect((await (await readStatementCsv(guest(), { merchantId, period, locale: "en" })).next()).done).toBe(
    false,
  );

  const account = {
    ...{ accountType: "personal" as const, accountName: "李会计", bankName: "中国银行" },
    accountNumber: "4539578763621486",
  };
  await expect(refundPayment(guest(), refundOf(shop))).rejects.toMatchObject(notFound);
  await expect(confirmReceipt(guest(), { paymentId, version })).rejects.toMatchObject(notFound);
  await expect(offerAccount(guest(), { merchantId, account })).rejects.toMatchObject(notFound);
  await expect(listAccounts(guest(), { merchantId })).rejects.toMatchObject(notFound);
  await expect(listMembers(guest(), { merchantId })).rejects.toMatchObject(notFound);
  await expect(inviteMember(guest(), await invitation(world(), shop))).rejects.toMatchObject(notFound);
  await expect(getMerchant(guest(), { merchantId })).rejects.toMatchObject(notFound);
  expect((await listTerminals(guest(), { merchantId })).items).toEqual([]);
});

test("a cashier sees what their store takes today, and gives back only where the owner says so", async () => {
  const shop = await paidPlace();
  const { merchantId, paymentId } = shop;
  const { guest } = await joined(world(), shop, { role: "cashier" });
  const trusted = await joined(world(), shop, { role: "cashier", mayRefund: true });
  expect((await listPayments(guest(), {})).items.map(({ id }) => id)).toEqual([paymentId]);
  expect(await getPaymentDetail(guest(), { paymentId })).toMatchObject({ id: paymentId });
  await expect(getTakings(guest(), { merchantId, days: 7 })).rejects.toMatchObject(notFound);
  await expect(getBalances(guest(), { merchantId, by: "effective" })).rejects.toMatchObject(notFound);
  expect((await listSettlements(guest(), {})).items).toEqual([]);
  await expect(refundPayment(guest(), refundOf(shop))).rejects.toMatchObject(notFound);
  expect(await refundPayment(trusted.guest(), refundOf(shop))).toMatchObject({ status: "succeeded" });

  const yesterday = new Date(Date.now() - 86_400_000);
  await world().runtime.db.update(payments).set({ createdAt: yesterday }).where(eq(payments.id, paymentId));
  expect((await listPayments(guest(), {})).items).toEqual([]);
  await expect(getPaymentDetail(guest(), { paymentId })).rejects.toMatchObject(notFound);
  await expect(refundPayment(trusted.guest(), refundOf(shop))).rejects.toMatchObject(notFound);
});

test("whoever is removed sees nothing from the next request on, and a guest nothing before they accept", async () => {
  const shop = await paidPlace();
  const { merchantId } = shop;
  const { guest, member } = await joined(world(), shop);
  expect((await listPayments(guest(), { merchantId })).items).toHaveLength(1);
  await removeMember(shop.owner(), memberRef(member));
  expect((await listPayments(guest(), { merchantId })).items).toEqual([]);
  await expect(getTakings(guest(), { merchantId, days: 7 })).rejects.toMatchObject(notFound);
});

test("a member of two merchants sees both, each by what they are there, and no third", async () => {
  const [first, second, third] = [await paidPlace(), await paidPlace(), await paidPlace()];
  const mobile = `138${String(Date.now()).slice(-8)}`;
  const { guest } = await joined(world(), first, { mobile });
  await joined(world(), second, { mobile, role: "cashier" });
  expect((await listMemberships(guest())).map(({ merchantId, role }) => [merchantId, role])).toEqual([
    [second.merchantId, "cashier"],
    [first.merchantId, "accountant"],
  ]);
  const seen = (await listPayments(guest(), {})).items.map(({ id }) => id);
  expect(new Set(seen)).toEqual(new Set([first.paymentId, second.paymentId]));
  await expect(getPaymentDetail(guest(), { paymentId: third.paymentId })).rejects.toMatchObject(notFound);
});
