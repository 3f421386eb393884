import { expect, test } from "vitest";
import { batchNumberOf, makeOrderNumber } from "#server/domain/payments/order-number.ts";

const zeros = (length: number) => new Uint8Array(length);

test("an order number carries the Shanghai date, also just after midnight there", () => {
  expect(makeOrderNumber(new Date("2026-11-24T16:00:00Z"), zeros)).toBe("R202611250000000000");
  expect(makeOrderNumber(new Date("2026-11-24T15:59:59Z"), zeros)).toBe("R202611240000000000");
});

test("a batch is a Shanghai day", () => {
  expect(batchNumberOf(new Date("2026-12-31T16:00:00Z"))).toBe("270101");
});
