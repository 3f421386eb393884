import { expect, test } from "vitest";
import { bankOfCard } from "#components/apply/steps/bank-of-card.ts";

test("knows a card's bank from its first digits, spaces or not", () => {
  expect(bankOfCard("6228 4800 0000 0000")).toBe("中国农业银行");
  expect(bankOfCard("621700")).toBe("中国建设银行");
});

test("says nothing of a corporate account, a half-typed number or a bank it does not know", () => {
  for (const typed of ["", "6228", "11014712345006", "0000000000000000", "62284800x"]) {
    expect(bankOfCard(typed)).toBeUndefined();
  }
});
