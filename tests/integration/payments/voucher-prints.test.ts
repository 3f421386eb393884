import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#server/domain/actor.ts";
import { LIMITS } from "#server/domain/identity/limits.ts";
import type { PrintVoucherInput } from "#server/domain/payments/inputs.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { checkVoucher } from "#server/payments/vouchers/check-voucher.ts";
import { getVoucher } from "#server/payments/vouchers/get-voucher.ts";
import { printVoucher } from "#server/payments/vouchers/print-voucher.ts";
import { newKey, type Order, paidOrder } from "../../support/payments/orders.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const print = ({ place, paymentId }: Order, changes: Partial<PrintVoucherInput> = {}) =>
  printVoucher(place.terminal(), {
    ...{ paymentId, copy: "payer", locale: "zh-CN", roll: "58", idempotencyKey: newKey() },
    ...changes,
  });

describe("a copy", () => {
  test("that is printed again says so; the other copy and a repeated key do not", async () => {
    const order = await paidOrder(world());
    const first = await print(order, { idempotencyKey: "first" });
    expect(first).toMatchObject({ number: 1, voucher: { reprint: false } });
    expect(first.text).not.toContain("重印");
    const again = await print(order);
    expect(again).toMatchObject({ number: 2, voucher: { reprint: true } });
    expect(again.text).toContain("重印");
    expect(await print(order, { idempotencyKey: "first" })).toEqual(first);
    expect(await print(order, { copy: "merchant" })).toMatchObject({ number: 1 });
    const other = print(order, { idempotencyKey: "first", copy: "merchant" });
    await expect(other).rejects.toMatchObject({ reason: "idempotency_mismatch" });
  });

  test("printed by many at once is numbered without gaps", async () => {
    const order = await paidOrder(world());
    const prints = await Promise.all(Array.from({ length: 8 }, () => print(order)));
    expect(prints.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("is printed fifty times at most", async () => {
    const order = await paidOrder(world());
    for (let printed = 0; printed < 50; printed++) await print(order);
    await expect(print(order)).rejects.toMatchObject({ reason: "printed_too_often" });
  });
});

describe("a refund", () => {
  test("has a slip of its own, which names the original order; one that is not there has none", async () => {
    const order = await paidOrder(world());
    const { place, paymentId } = order;
    const given = { paymentId, amountFen: 2_500, reason: "goods came back", idempotencyKey: newKey() };
    const { refundId } = await refundPayment(place.terminal(), given);
    const { text, voucher } = await print(order, { refundId });
    expect(voucher).toMatchObject({ reprint: false, refund: { refundId, amountFen: 2_500 } });
    expect(text).toContain("退款凭证");
    expect(text).toMatch(/原订单号 +R/);
    expect(text).toMatch(/退款金额 +￥25\.00/);
    expect((await print(order)).text).toMatch(/已退款 +￥25\.00/);
    const none = print(order, { refundId: "ref_00000000000000000000" });
    await expect(none).rejects.toMatchObject({ reason: "voucher_not_found" });
  });
});

describe("anybody who holds a voucher", () => {
  const asked = async ({ place, paymentId }: Order) =>
    getVoucher(place.terminal(), { paymentId, copy: "payer" });
  const stranger = (address: string | null = null) => ({
    ...world().as(ANONYMOUS),
    origin: { address, device: null },
  });

  test("may check it by the code of its quote as well, and sees what was given back", async () => {
    const order = await paidOrder(world());
    const { number, hash } = await asked(order);
    const before = await checkVoucher(stranger(), { number, hash });
    const given = { paymentId: order.paymentId, amountFen: 700, reason: "goods came back" };
    await refundPayment(order.place.terminal(), { ...given, idempotencyKey: newKey() });
    expect(await checkVoucher(stranger(), { number, hash })).toEqual({ ...before, refundedFen: 700 });
  });

  test("is told the same of a number that is not there as of a code that is wrong", async () => {
    const { number, hash } = await asked(await paidOrder(world()));
    const refused = { reason: "voucher_not_genuine" };
    await expect(checkVoucher(stranger(), { number: `${number}1`, hash })).rejects.toMatchObject(refused);
    const wrong = hash.replace(/^./, (first) => (first === "0" ? "1" : "0"));
    await expect(checkVoucher(stranger(), { number, hash: wrong })).rejects.toMatchObject(refused);
  });

  test("may not try one after the other", async () => {
    const { number, hash } = await asked(await paidOrder(world()));
    const { limit } = LIMITS.voucher_checks_of_sender;
    for (let tried = 0; tried < limit; tried++) await checkVoucher(stranger("192.0.2.7"), { number, hash });
    await expect(checkVoucher(stranger("192.0.2.7"), { number, hash })).rejects.toMatchObject({
      reason: "too_many_tries",
    });
    await checkVoucher(stranger("192.0.2.8"), { number, hash });
  });
});
