import { expect, test } from "vitest";
import {
  syntheticCardNumber,
  syntheticCreditCode,
  syntheticEarlyCode,
  syntheticIdNumber,
} from "#server/demo/synthetic.ts";

const MANY = 20_000;

test.each([
  ["an ID number", syntheticIdNumber],
  ["a credit code", syntheticCreditCode],
  ["an early credit code", syntheticEarlyCode],
  ["a card number", syntheticCardNumber],
])("%s is nobody else's, of two mobiles that end alike or follow each other too", (_what, numberOf) => {
  const alike = Array.from({ length: MANY / 2 }, (_, i) => 4_321 + i * 9_000);
  const following = Array.from({ length: MANY / 2 }, (_, i) => 50_000_000 + i);
  const all = new Set([...alike, ...following]);
  expect(new Set([...all].map(numberOf)).size).toBe(all.size);
});
