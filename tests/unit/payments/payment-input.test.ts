import { expect, test } from "vitest";
import { createPaymentInput, idempotencyKey, refundInput } from "#server/domain/payments/inputs.ts";

const plain = { amountFen: 500, method: "alipay", configVersion: 1 };
const huabei = { ...plain, method: "huabei", plan: { term: 3, bearer: "buyer" } };

test.each([plain, huabei, { ...huabei, quoteHash: "a".repeat(64) }, { ...plain, operator: "01" }])(
  "accepts an order of the protocol (%#)",
  (order) => {
    expect(createPaymentInput.parse(order)).toEqual(order);
  },
);

test.each([
  ["Huabei without a plan", { ...plain, method: "huabei" }],
  ["a plan without Huabei", { ...huabei, method: "qr" }],
  ["zero", { ...plain, amountFen: 0 }],
  ["a negative amount", { ...plain, amountFen: -1 }],
  ["a fraction of a fen", { ...plain, amountFen: 0.5 }],
  ["an amount beyond safe integers", { ...plain, amountFen: 1e18 }],
  ["NaN", { ...plain, amountFen: Number.NaN }],
  ["a term of one", { ...huabei, plan: { term: 1, bearer: "buyer" } }],
  ["a half-borne fee", { ...huabei, plan: { term: 3, bearer: "half" } }],
  ["an upper-case hash", { ...huabei, quoteHash: "A".repeat(64) }],
  ["an unknown key", { ...plain, note: "x" }],
])("refuses %s", (_title, order) => {
  expect(createPaymentInput.safeParse(order).success).toBe(false);
});

test("idempotency keys are short printable text", () => {
  expect(idempotencyKey.safeParse("0195-abc").success).toBe(true);
  for (const key of ["", " ", "a b", "中", "x".repeat(101)])
    expect(idempotencyKey.safeParse(key).success).toBe(false);
});

test("a refund needs a reason", () => {
  expect(refundInput.safeParse({ amountFen: 1, reason: "" }).success).toBe(false);
});
