import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { payments, refunds } from "#db/schema/payments.ts";
import { reconcilePayment } from "#server/payments/gateway/reconcile-payment.ts";
import { confirmReceipt } from "#server/payments/orders/confirm-receipt.ts";
import { createPayment } from "#server/payments/orders/create-payment.ts";
import { getPaymentDetail } from "#server/payments/orders/get-payment-detail.ts";
import { listPayments } from "#server/payments/orders/list-payments.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { retryRefund } from "#server/payments/refunds/retry-refund.ts";
import { getVoucher } from "#server/payments/vouchers/get-voucher.ts";
import { readSignature } from "#server/payments/vouchers/read-signature.ts";
import { signVoucher } from "#server/payments/vouchers/sign-voucher.ts";
import { huabeiOrder, makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { makeWorld, type Place, type World } from "../../support/world/world.ts";

let world: World;
let place: Place;
let keys = 0;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeActiveTerminal(world);
});
afterAll(() => world.close());

async function paidOrder(at = place): Promise<string> {
  const ctx = at.terminal();
  const input = await huabeiOrder(ctx, { amountFen: 100_000, term: 3, bearer: "buyer" });
  const { payment } = await createPayment(ctx, { idempotencyKey: `key-${++keys}`, order: input });
  const [row] = await world.runtime.db.select().from(payments).where(eq(payments.id, payment.paymentId));
  await world.gateway.control(`payment_intents/${row?.gatewayIntentId}/pay`);
  await reconcilePayment(world.asSystem(), { paymentId: payment.paymentId });
  return payment.paymentId;
}

const refund = (paymentId: string, amountFen: number, key = `refund-${++keys}`, ctx = place.terminal()) =>
  refundPayment(ctx, { paymentId, amountFen, reason: "goods came back", idempotencyKey: key });
const actionsOf = async (subjectId: string) =>
  (await world.runtime.db.select().from(auditEvents).where(eq(auditEvents.subjectId, subjectId))).map(
    (event) => event.action,
  );
const picture = (width = 300) =>
  sharp({ create: { width, height: 100, channels: 4, background: "#000" } })
    .png()
    .toBuffer();

describe("refundPayment", () => {
  test("gives part back, then the rest, and closes the contract", async () => {
    const paymentId = await paidOrder();
    const part = await refund(paymentId, 40_000);
    expect(part).toMatchObject({ status: "succeeded", amountFen: 40_000 });
    await refund(paymentId, 60_000);
    const detail = await getPaymentDetail(place.owner(), { paymentId });
    expect(detail).toMatchObject({ refundedFen: 100_000, contract: { status: "refunded" } });
    expect(detail.ledger.reduce((sum, entry) => sum + entry.amountFen, 0)).toBe(0);
    expect(await actionsOf(part.refundId)).toEqual(["refund.request", "refund.succeed"]);
  });

  test("the same key again answers the same refund; for another amount it is refused", async () => {
    const paymentId = await paidOrder();
    const first = await refund(paymentId, 100, "same");
    expect(await refund(paymentId, 100, "same")).toEqual(first);
    await expect(refund(paymentId, 200, "same")).rejects.toMatchObject({ reason: "idempotency_mismatch" });
  });

  test("never gives back more than was paid, and names what is left", async () => {
    const paymentId = await paidOrder();
    await refund(paymentId, 99_000);
    await expect(refund(paymentId, 1_001)).rejects.toMatchObject({
      reason: "refund_exceeds_payment",
      details: { maximumFen: 1_000 },
    });
  });

  test("parallel refunds share one limit", async () => {
    const paymentId = await paidOrder();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => refund(paymentId, 30_000)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(3);
    const { refundedFen } = await getPaymentDetail(place.owner(), { paymentId });
    expect(refundedFen).toBe(90_000);
  });

  test("a refund whose answer was lost stays pending and is finished with the same key", async () => {
    const paymentId = await paidOrder();
    await world.gateway.control("faults", { count: 2, status: 500, when: "after", path: "/refunds" });
    const pending = await refund(paymentId, 500);
    expect(pending.status).toBe("pending");
    expect(await retryRefund(world.asSystem(), { refundId: pending.refundId })).toMatchObject({
      status: "succeeded",
    });
    const atGateway = await world.gateway.stripe.refunds.list({ limit: 100 });
    expect(atGateway.data.filter(({ metadata }) => metadata?.refund_id === pending.refundId)).toHaveLength(1);
  });

  test("what was not paid cannot be refunded", async () => {
    const ctx = place.terminal();
    const order = { amountFen: 500, method: "alipay" as const, configVersion: 1 };
    const { payment } = await createPayment(ctx, { idempotencyKey: "unpaid", order });
    await expect(refund(payment.paymentId, 100)).rejects.toMatchObject({ reason: "payment_not_paid" });
  });

  test("is refused to other merchants and to other terminals", async () => {
    const paymentId = await paidOrder();
    const other = await makeActiveTerminal(world);
    for (const ctx of [other.owner(), other.terminal()])
      await expect(refund(paymentId, 1, "a", ctx)).rejects.toMatchObject({ code: "not_found" });
    expect(await world.runtime.db.$count(refunds, eq(refunds.paymentId, paymentId))).toBe(0);
  });
});

describe("vouchers", () => {
  test("a voucher says what the payer saw: plan, annual rate and quote", async () => {
    const paymentId = await paidOrder();
    const voucher = await getVoucher(place.terminal(), { paymentId, copy: "payer" });
    const { quote } = await getPaymentDetail(place.owner(), { paymentId });
    expect(voucher).toMatchObject({
      copy: "payer",
      testMark: true,
      merchantName: "老王烟酒店",
      storeName: "老王一店",
      channel: "alipay_huabei",
      amountFen: 100_000,
      instalments: {
        term: 3,
        bearer: "buyer",
        totalFeeFen: 2_300,
        firstPaymentFen: 34_102,
        regularPaymentFen: 34_099,
        quoteHash: quote?.hash,
      },
    });
    expect(voucher.instalments?.annualRate.nominalPpm).toBeCloseTo(137_472, -2);
    expect(voucher.footer).not.toBe("");
  });

  test("vouchers of a terminal's day are numbered without gaps, also in parallel", async () => {
    const fresh = await makeActiveTerminal(world);
    const paid = await Promise.all(Array.from({ length: 5 }, () => paidOrder(fresh)));
    const numbers = await Promise.all(
      paid.map(
        async (paymentId) =>
          (await getVoucher(fresh.terminal(), { paymentId, copy: "merchant" })).voucherNumber,
      ),
    );
    expect(numbers.sort()).toEqual(["000001", "000002", "000003", "000004", "000005"]);
  });

  test("an unpaid order has none", async () => {
    const ctx = place.terminal();
    const order = { amountFen: 500, method: "alipay" as const, configVersion: 1 };
    const { payment } = await createPayment(ctx, { idempotencyKey: "no-voucher", order });
    await expect(getVoucher(ctx, { paymentId: payment.paymentId, copy: "merchant" })).rejects.toMatchObject({
      reason: "voucher_not_found",
    });
  });

  test("a signature is kept once; the same again is harmless, another is refused", async () => {
    const paymentId = await paidOrder();
    const png = await picture();
    const first = await signVoucher(place.terminal(), { paymentId }, png);
    expect(await signVoucher(place.terminal(), { paymentId }, png)).toEqual(first);
    const another = signVoucher(place.terminal(), { paymentId }, await picture(301));
    await expect(another).rejects.toMatchObject({ reason: "already_signed" });
    const kept = await sharp(await readSignature(place.owner(), { paymentId })).metadata();
    expect(kept).toMatchObject({ format: "png", width: 300 });
  });

  test.each([
    ["something that is no PNG", async () => Buffer.from("<svg/>")],
    ["a damaged PNG", async () => (await picture()).subarray(0, 60)],
    ["a picture of too many pixels", async () => picture(50_000)],
    ["more than 200 kB", async () => Buffer.concat([await picture(), Buffer.alloc(200_001)])],
  ])("refuses %s as a signature", async (_title, upload) => {
    const paymentId = await paidOrder();
    await expect(signVoucher(place.terminal(), { paymentId }, await upload())).rejects.toMatchObject({
      reason: "signature_unreadable",
    });
  });
});

describe("the merchant's room", () => {
  test("lists the merchant's own payments, newest first, and nobody else's", async () => {
    const fresh = await makeActiveTerminal(world);
    const [first, second] = [await paidOrder(fresh), await paidOrder(fresh)];
    const page = await listPayments(fresh.owner(), {});
    expect(page.items.map((item) => item.id)).toEqual([second, first]);
    expect(page.items[0]).toMatchObject({ status: "succeeded", netFen: 99_400, acquiringFeeFen: 600 });
    const others = await listPayments(place.owner(), { merchantId: fresh.merchantId });
    expect(others.items).toEqual([]);
    expect((await listPayments(world.asRole("admin"), { merchantId: fresh.merchantId })).items).toHaveLength(
      2,
    );
    await expect(listPayments(world.asRole("logistics"), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  test("receipt of the goods is confirmed once, by the merchant alone", async () => {
    const paymentId = await paidOrder();
    const { version } = await getPaymentDetail(place.owner(), { paymentId });
    const after = await confirmReceipt(place.owner(), { paymentId, version });
    expect(after.receiptConfirmedAt).not.toBeNull();
    expect((await confirmReceipt(place.owner(), { paymentId, version })).receiptConfirmedAt).toBe(
      after.receiptConfirmedAt,
    );
    expect(await actionsOf(paymentId)).toContain("payment.confirm_receipt");
    const stranger = await makeActiveTerminal(world);
    await expect(confirmReceipt(stranger.owner(), { paymentId, version })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(confirmReceipt(place.terminal(), { paymentId, version })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
