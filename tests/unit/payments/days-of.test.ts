import { expect, test } from "vitest";
import { daysOf } from "#components/payments/days-of.ts";
import type { PaymentSummary } from "#server/domain/payments/views.ts";

test("payments stand below the day in Shanghai on which they began, in the order in which they came", () => {
  const at = (createdAt: string) => ({ id: createdAt, createdAt }) as PaymentSummary;
  const days = daysOf([at("2026-11-27T15:59:59Z"), at("2026-11-26T16:00:00Z"), at("2026-11-26T15:59:59Z")]);
  expect(days.map(({ date, payments }) => [date, payments.length])).toEqual([
    ["2026-11-27", 2],
    ["2026-11-26", 1],
  ]);
});
