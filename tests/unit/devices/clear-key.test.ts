import fc from "fast-check";
import { expect, test } from "vitest";
import { changeDeviceInput } from "#server/domain/devices/inputs.ts";
import { looksLikeKey } from "#server/domain/devices/payment-keys/clear-key.ts";
import {
  confirmInjectionInput,
  endPaymentKeyInput,
  recordInjectionInput,
} from "#server/domain/devices/payment-keys/inputs.ts";

const input = (reference: string) => ({
  deviceId: "dev_00000000000000000000",
  kind: "tmk",
  reference,
  checkValue: "a1 b2 c3",
});
const hexDigit = fc.constantFrom(..."0123456789abcdefABCDEF");
const separator = fc.constantFrom(
  "",
  "",
  "",
  " ",
  "-",
  ":",
  ".",
  "_",
  ",",
  "/",
  "|",
  "–",
  "　",
  " 0x",
  "\u200B",
);

test("sixteen bytes in hexadecimal are refused as a reference, however they are grouped", () => {
  const digits = fc.array(fc.tuple(hexDigit, separator), { minLength: 32, maxLength: 48 });
  fc.assert(
    fc.property(digits, (pairs) => {
      expect(looksLikeKey(`key ${pairs.map(([digit, gap]) => digit + gap).join("")}`)).toBe(true);
    }),
  );
  const refused = recordInjectionInput.safeParse(input("0123456789abcdef 0123456789abcdef"));
  expect(refused.error?.issues.map(({ message }) => message)).toEqual(["clear_key"]);
});

const KEYS = [
  "0123456789ABCDEFFEDCBA9876543210",
  "0123 4567 89ab cdef / 0123 4567 89ab cdef / 0123 4567 89ab cdef",
  "０１２３４５６７８９ＡＢＣＤＥＦ０１２３４５６７８９ＡＢＣＤＥＦ",
  "0x01,0x23,0x45,0x67,0x89,0xAB,0xCD,0xEF,0x01,0x23,0x45,0x67,0x89,0xAB,0xCD,0xEF",
];
const seen = { paymentKeyId: "pky_00000000000000000000", version: 1 };

test.each(KEYS)("%s is refused as a key in every field, and not named in the refusal", (key) => {
  const faults = [
    recordInjectionInput.safeParse(input(key)),
    recordInjectionInput.safeParse({ ...input("hsm-1"), checkValue: key }),
    recordInjectionInput.safeParse({ ...input("hsm-1"), kind: "dukpt", ksn: key }),
    confirmInjectionInput.safeParse({ ...seen, checkValue: key }),
    endPaymentKeyInput.safeParse({ ...seen, reason: `误将 ${key} 注入` }),
    changeDeviceInput.safeParse({ deviceId: input("").deviceId, version: 1, reason: `送修，${key}` }),
  ].map(({ error }) => error?.issues.map(({ message }) => message));
  expect(faults).toEqual(Array(6).fill(["clear_key"]));
});

test.each(["hsm-1/slot-4711", "TMK 2026-11 #00042", "kms:keys/payment/terminal-master-7f3a"])(
  "%s is a reference, and a check value is folded",
  (reference) => {
    expect(recordInjectionInput.parse(input(reference))).toMatchObject({ reference, checkValue: "A1B2C3" });
  },
);

test("a KSN belongs to DUKPT and to nothing else", () => {
  const ksn = "FFFF9876543210E00000";
  expect(recordInjectionInput.safeParse({ ...input("hsm-1"), ksn }).success).toBe(false);
  expect(recordInjectionInput.safeParse({ ...input("hsm-1"), kind: "dukpt" }).success).toBe(false);
  expect(recordInjectionInput.parse({ ...input("hsm-1"), kind: "dukpt", ksn }).ksn).toBe(ksn);
});
