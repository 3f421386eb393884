import { expect, test } from "vitest";
import { instantOf, readQuestion, writeQuestion } from "#components/quotes/calculator/fee-question.ts";

test("a share link holds amount, plan and day, and reads back the same", () => {
  const question = { amount: "1234.5", plan: "6/seller", on: "2026-12-01" };
  const link = writeQuestion("", question);
  expect(link).toBe("amount=1234.50&plan=6/seller&on=2026-12-01");
  expect(readQuestion(Object.fromEntries(new URLSearchParams(link)))).toEqual({
    ...question,
    amount: "1234.50",
  });
});

test("an address that is no question asks about ¥1,000 today", () => {
  const nothing = { amount: "1000", plan: null, on: null };
  for (const address of [
    {},
    { amount: "-5", plan: "6/nobody", on: "2026-02-30" },
    { amount: ["1", "2"], plan: "99999/buyer", on: "tomorrow" },
    { amount: "999999999999" },
  ]) {
    expect(readQuestion(address)).toEqual(nothing);
  }
});

test("leaves the rest of the address alone", () => {
  const query = "merchant=mer_1&on=2026-01-01";
  expect(writeQuestion(query, { amount: "20", plan: null, on: null })).toBe("merchant=mer_1&amount=20.00");
});

test("asks about today as it is now, and about any other day at noon in Shanghai", () => {
  expect(instantOf(null, "2026-11-24")).toBeUndefined();
  expect(instantOf("2026-11-24", "2026-11-24")).toBeUndefined();
  expect(instantOf("2024-02-29", "2026-11-24")).toBe("2024-02-29T12:00:00+08:00");
});
