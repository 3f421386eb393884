import { expect, test } from "vitest";
import { leftToRefund, needsSecondPerson, REFUND_ALONE_FEN } from "#server/domain/payments/refund-rules.ts";
import { REFUND_STATUSES, type RefundStatus } from "#server/domain/payments/status.ts";

test("what waits or is on its way is not left to refund; what failed or was refused is", () => {
  const leftAfter = (status: RefundStatus) => leftToRefund(1_000, [{ amountFen: 300, status }]);
  expect(Object.fromEntries(REFUND_STATUSES.map((status) => [status, leftAfter(status)]))).toEqual({
    proposed: 700,
    pending: 700,
    succeeded: 700,
    failed: 1_000,
    refused: 1_000,
  });
});

test("a shop gives back alone up to the limit and not a fen more, staff nothing", () => {
  for (const requester of ["terminal", "merchant"] as const) {
    expect(needsSecondPerson(requester, REFUND_ALONE_FEN)).toBe(false);
    expect(needsSecondPerson(requester, REFUND_ALONE_FEN + 1)).toBe(true);
  }
  expect(needsSecondPerson("staff", 1)).toBe(true);
});
