import { expect, test } from "vitest";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { getDayTotals } from "#server/payments/orders/get-day-totals.ts";
import { listTakenPayments } from "#server/payments/orders/list-taken-payments.ts";
import { refundPayment } from "#server/payments/refunds/refund-payment.ts";
import { newKey, ORDER_FEN, paidOrder } from "../../support/payments/orders.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const NONE = { count: 0, amountFen: 0 };

test("a day's totals are what was paid and given back on that day of Shanghai, to the fen", async () => {
  const { place, paymentId } = await paidOrder(world());
  const terminal = place.terminal();
  const given = { paymentId, amountFen: 1_001, reason: "returned", idempotencyKey: newKey() };
  expect((await refundPayment(terminal, given)).status).toBe("succeeded");

  const today = await getDayTotals(terminal, {});
  const sums = { paid: { count: 1, amountFen: ORDER_FEN }, refunded: { count: 1, amountFen: 1_001 } };
  expect(today).toEqual({
    day: shanghaiDate(terminal.now),
    ...sums,
    netFen: ORDER_FEN - 1_001,
    methods: [{ method: "huabei", ...sums }],
  });
  const day = shanghaiDate(new Date(terminal.now.getTime() - DAY_MS));
  expect(await getDayTotals(terminal, { day })).toEqual({
    day,
    paid: NONE,
    refunded: NONE,
    netFen: 0,
    methods: [],
  });
  const { payments } = await listTakenPayments(terminal, {});
  expect(payments).toMatchObject([{ paymentId, status: "succeeded", refundedFen: 1_001 }]);
});
