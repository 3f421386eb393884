import fc from "fast-check";
import { expect, test } from "vitest";
import { cardNumberFault } from "#server/domain/fields/account-number.ts";
import { maskSecrets } from "#server/domain/terminals/logs/mask-secrets.ts";

test.each([
  ["card 6222020200112233448 swiped", "card ••• swiped", cardNumberFault("6222020200112233448") === null],
  ["id 11010519491231002X, mobile 13912345678.", "id •••, mobile •••.", true],
  ["Authorization: Bearer abc.def~123", "Authorization: •••", true],
  ["got eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ0cm0ifQ.c2ln as a token", "got ••• as a token", true],
  ["key 0123456789abcdef0123456789ABCDEF!", "key •••!", true],
])("%s", (log, masked, isSecret) => {
  expect(maskSecrets(log)).toBe(isSecret ? masked : log);
});

test("times, order numbers, amounts and addresses stay readable", () => {
  const log =
    "2026-11-26T08:00:00.000Z POST /device/v1/payments 201\norder 2026112600001234567890 amount 123456";
  expect(maskSecrets(log)).toBe(log);
});

/** A card number that is sound, from any digits. */
const card = fc.tuple(fc.constantFrom("4", "5", "6"), fc.stringMatching(/^\d{14}$/)).map(([first, rest]) => {
  const digits = first + rest;
  const last = Array.from("0123456789").find((digit) => cardNumberFault(digits + digit) === null);
  return digits + last;
});

test("no sound card number is left in sight, however it is grouped", () => {
  fc.assert(
    fc.property(card, fc.constantFrom("", " ", "-"), (number, gap) => {
      const grouped = number.replace(/(.{4})(?=.)/g, `$1${gap}`);
      expect(maskSecrets(`pan=${grouped};`)).toBe("pan=•••;");
    }),
  );
});

test("nor with a time, a counter or the tag of its field in front of it, nor with other digits behind it", () => {
  const before = fc.constantFrom("2026-11-26 ", "12:00:05 ", "5A08", "000017", "2026-11-26 08:15:00 0042 ");
  fc.assert(
    fc.property(card, before, fc.constantFrom("", " 0012", "=29122010000", "0F"), (number, front, behind) => {
      expect(maskSecrets(`${front}${number}${behind}`)).not.toContain(number);
    }),
  );
});

test.each(["+8613912345678", "8613912345678", "139 1234 5678", "+86 139-1234-5678"])(
  "a mobile number is masked as %s",
  (mobile) => expect(maskSecrets(`to ${mobile}, sent`)).toBe("to •••, sent"),
);

test("a log of 256 kB that is nothing but digits is masked in no time", () => {
  const began = process.cpuUsage().user;
  maskSecrets("1 ".repeat(128 * 1024));
  maskSecrets("1".repeat(256 * 1024));
  maskSecrets("6".repeat(256 * 1024));
  maskSecrets("666 ".repeat(64 * 1024));
  maskSecrets("eyJ".repeat(85 * 1024));
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(2_000);
});
