import { expect, test } from "vitest";
import { bankSettingsOf } from "#server/bank-settings.ts";

const mock = "http://127.0.0.1:4010/bank";
const secret = "a secret of at least 24 characters";

test("the mock bank answers beside the mock gateway", () => {
  expect(bankSettingsOf({ BANK_PROVIDER: "mock", BANK_SECRET: secret }, mock)).toEqual({ url: mock, secret });
});

test("a real bank is named with all it takes", () => {
  const real = { BANK_PROVIDER: "http" as const, BANK_URL: "https://bank.example/v1", BANK_SECRET: secret };
  expect(bankSettingsOf(real, mock)).toEqual({ url: real.BANK_URL, secret });
  for (const name of ["BANK_URL", "BANK_SECRET"])
    expect(() => bankSettingsOf({ ...real, [name]: undefined }, mock)).toThrow(name);
});
