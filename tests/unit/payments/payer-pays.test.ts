import { expect, test } from "vitest";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";

test("the payer pays the goods and the buyer's fee, and the goods alone without a plan", () => {
  expect(payerPaysFen({ amountFen: 12_880, plan: { buyerTotalFen: 13_460 } })).toBe(13_460);
  expect(payerPaysFen({ amountFen: 12_880, plan: null })).toBe(12_880);
  expect(payerPaysFen({ amountFen: 12_880 })).toBe(12_880);
});
