import { describe, expect, test } from "vitest";
import { syntheticEarlyCode } from "#server/demo/synthetic.ts";
import { ANSWER_SCHEMAS } from "#server/domain/applications/answers.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";

describe("a choice left open", () => {
  test.each([
    ["start", "kind"],
    ["start", "product"],
    ["settlement", "accountType"],
  ] as const)("%s.%s asks for one of them, in words of its own", (group, name) => {
    const { error } = ANSWER_SCHEMAS[group].safeParse({});
    expect(error?.issues.find((issue) => issue.path[0] === name)?.message).toBe("choose_one");
  });
});

describe("a credit code", () => {
  const early = syntheticEarlyCode(7);
  const faultOf = (creditCode: string, creditCodeAsPrinted: string) => {
    const business = {
      registeredName: "月华理发店",
      address: "南京东路 100 号",
      licenceValidUntil: LONG_TERM,
    };
    const { error } = ANSWER_SCHEMAS.business.safeParse({ ...business, creditCode, creditCodeAsPrinted });
    return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  test("that breaks a check is wrong until the applicant vouches for this very code", () => {
    expect(faultOf(early, "")).toEqual(["creditCode: credit_code_checksum"]);
    expect(faultOf(early, syntheticEarlyCode(8))).toEqual(["creditCode: credit_code_checksum"]);
    expect(faultOf(early, early)).toBeUndefined();
    expect(faultOf(`${early.slice(0, 9)} ${early.slice(9).toLowerCase()}`, early)).toBeUndefined();
  });

  test.each([
    ["91999900MA1", "credit_code_length"],
    [`${early.slice(0, 17)}O`, "credit_code_characters"],
    ["110108000000017", "licence_number_checksum"],
  ])("%s is a slip that nobody can vouch for", (code, fault) => {
    expect(faultOf(code, code)).toEqual([`creditCode: ${fault}`]);
  });
});

test("a shop's name may be short", () => {
  const name = (value: string) => ANSWER_SCHEMAS.store.shape.name.safeParse(value).success;
  expect([name("老王家"), name("家"), name(" \u200B家 ")]).toEqual([true, false, false]);
});
