import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { syntheticCardNumber, syntheticCreditCode, syntheticIdNumber } from "#server/demo/synthetic.ts";
import { cardNumberFault, corporateAccountFault } from "#server/domain/fields/account-number.ts";
import { businessNumberFault } from "#server/domain/fields/business-number.ts";
import { creditCodeFault } from "#server/domain/fields/credit-code.ts";
import { licenceNumberFault } from "#server/domain/fields/licence-number.ts";
import { mobile } from "#server/domain/fields/people.ts";
import { ageOn, birthDateOf, residentIdFault } from "#server/domain/fields/resident-id.ts";

describe("resident ID number (GB 11643)", () => {
  test.each(["11010519491231002X", "990101199001010019"])("%s is sound", (number) => {
    expect(residentIdFault(number)).toBeNull();
  });

  test.each([
    ["1101051949123100", "id_number_length"],
    ["11010519491231002x", "id_number_characters"],
    ["00010519491231002X", "id_number_region"],
    ["110105194902300021", "id_number_birth_date"],
    ["110105194912310021", "id_number_checksum"],
  ])("%s breaks %s", (number, fault) => expect(residentIdFault(number)).toBe(fault));

  test.each(["932682198501010017", "911124198506150013"])(
    "%s, of a foreigner's permanent residence card, is sound",
    (number) => expect(residentIdFault(number)).toBeNull(),
  );

  test("a residence card names a province, too", () => {
    expect(residentIdFault("900124198506150013")).toBe("id_number_region");
  });

  test("one wrong digit is always noticed", () => {
    fc.assert(
      fc.property(
        fc.nat(900),
        fc.integer({ min: 14, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (n, place, by) => {
          const number = syntheticIdNumber(n);
          const digit = (Number(number[place]) + by) % 10;
          expect(residentIdFault(number.slice(0, place) + digit + number.slice(place + 1))).toBe(
            "id_number_checksum",
          );
        },
      ),
    );
  });

  test("a birthday counts from its own day", () => {
    expect(birthDateOf("11010519491231002X")).toBe("1949-12-31");
    expect(ageOn("2000-02-29", "2018-02-28")).toBe(17);
    expect(ageOn("2000-02-29", "2018-03-01")).toBe(18);
  });
});

describe("unified social credit code (GB 32100)", () => {
  test.each(["92999999MA00DEM064", "91999900MA1TEXT06K"])("%s is sound", (code) => {
    expect(creditCodeFault(code)).toBeNull();
  });

  test.each([
    ["91999900MA1TEXT06", "credit_code_length"],
    ["91999900MA1TEXT06I", "credit_code_characters"],
    ["91999900MA1TEXT060", "credit_code_checksum"],
  ])("%s breaks %s", (code, fault) => expect(creditCodeFault(code)).toBe(fault));

  test("every synthetic code is sound", () => {
    fc.assert(
      fc.property(fc.nat(99_999), (n) => {
        expect(creditCodeFault(syntheticCreditCode(n))).toBeNull();
      }),
    );
  });
});

describe("other numbers", () => {
  test("15-digit licence number (GS15-2006)", () => {
    expect(licenceNumberFault("110108000000016")).toBeNull();
    expect(licenceNumberFault("110108000000017")).toBe("licence_number_checksum");
    expect(licenceNumberFault("11010800000001")).toBe("licence_number_shape");
    expect(businessNumberFault("110108000000016")).toBeNull();
    expect(businessNumberFault("110108000000017")).toBe("licence_number_checksum");
    expect(businessNumberFault("92999999MA00DEM064")).toBeNull();
    expect(businessNumberFault("92999999MA00DEM06")).toBe("credit_code_length");
  });

  test("bank card: length and Luhn", () => {
    expect(cardNumberFault(syntheticCardNumber(7))).toBeNull();
    expect(cardNumberFault("4242424242424241")).toBe("card_number_checksum");
    expect(cardNumberFault("424242424242")).toBe("card_number_shape");
  });

  test("corporate accounts carry no checksum", () => {
    expect(corporateAccountFault("31001")).toBeNull();
    expect(corporateAccountFault("3100")).toBe("account_number_shape");
  });

  test.each(["13800000001", "+86 138 0000 0001", "86-13800000001"])("%s is a mobile number", (typed) => {
    expect(mobile.parse(typed)).toBe("13800000001");
  });

  test.each(["12800000001", "1380000000", "+1 13800000001"])("%s is none", (typed) => {
    expect(mobile.safeParse(typed).success).toBe(false);
  });
});
