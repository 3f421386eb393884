import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPaymentInput } from "#server/domain/payments/inputs.ts";
import { vetOrder } from "#server/domain/payments/vet-order.ts";

const ORDER = {
  amountFen: 100,
  method: "bank_card",
  configVersion: 1,
  card: { token: "pm_card_unionpay_debit_s0a0a0a01_p12345678", entry: "chip" },
};

const reasonOf = (order: unknown) => {
  try {
    vetOrder(order);
    return null;
  } catch (error) {
    return (error as { reason?: string }).reason;
  }
};

describe("a card's number", () => {
  test.each([
    ["as a member of its own", { ...ORDER, pan: "4242424242424242" }],
    ["as a number", { ...ORDER, pan: 4242424242424242 }],
    ["as a member's name", { ...ORDER, "4242424242424242": true }],
    ["with blanks", { ...ORDER, operator: "4242 4242 4242 4242" }],
    ["with dashes, deep inside", { ...ORDER, extra: [{ note: ["5105-1051-0510-5100"] }] }],
    ["in the token", { ...ORDER, card: { token: "pm_4242424242424242", entry: "chip" } }],
    ["of nineteen digits", { ...ORDER, operator: "6200000000000000005" }],
    ["in what is no order at all", "4242424242424242"],
  ])("%s is refused by its own code", (_where, order) => {
    expect(reasonOf(order)).toBe("card_number_sent");
  });

  test("the message never repeats it", () => {
    expect(() => vetOrder({ ...ORDER, pan: "4242424242424242" })).toThrow(/^(?!.*4242).*card number/);
  });

  test.each([
    ["one that fails the check", { ...ORDER, operator: "4242424242424241" }],
    ["a mobile number", { ...ORDER, operator: "13912345678" }],
    ["a place", { ...ORDER, location: { lat: 30.2456789012345, lng: 120.15 } }],
  ])("%s is none", (_what, order) => {
    expect(reasonOf(order)).toBeNull();
  });

  test("the hash of a quote is none, whatever its digits", () => {
    const hash = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hash, (quoteHash) => {
        expect(reasonOf({ amountFen: 1, method: "huabei", quoteHash })).toBeNull();
      }),
    );
  });
});

test("instalments on a bank card are refused by their own code, and nowhere else", () => {
  const plan = { term: 3, bearer: "buyer" };
  expect(reasonOf({ ...ORDER, plan })).toBe("installments_not_offered");
  expect(reasonOf({ ...ORDER, method: "huabei", plan })).toBeNull();
});

test("what is nested deeper than any order is looked at to its end", () => {
  let deep: unknown = "4242424242424242";
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(reasonOf(deep)).toBe("card_number_sent");
});

describe("an order's card", () => {
  const fits = (order: object) => createPaymentInput.safeParse(order).success;

  test("goes with a bank card, which may also do without", () => {
    const { card: _card, ...plain } = ORDER;
    expect(fits(ORDER)).toBe(true);
    expect(fits(plain)).toBe(true);
  });

  test.each(["alipay", "qr"])("is refused with %s", (method) => {
    expect(fits({ ...ORDER, method })).toBe(false);
  });

  test.each([
    { token: "tok_visa", entry: "chip" },
    { token: "pm_", entry: "chip" },
    { token: "pm_card_visa", entry: "typed" },
    { token: "pm_card_visa", entry: "chip", pin: "123456" },
  ])("$token, $entry is refused where it is not what a reader sends", (card) => {
    expect(fits({ ...ORDER, card })).toBe(false);
  });
});
