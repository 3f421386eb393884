import { describe, expect, test } from "vitest";
import { saveAnswersInput } from "#server/domain/applications/inputs.ts";
import { makeId } from "#server/domain/ids.ts";

const applicationId = makeId("application", (length) => new Uint8Array(length));

function refusedPaths(group: string, answers: Record<string, unknown>): string[] {
  const parsed = saveAnswersInput.safeParse({ applicationId, version: 1, group, answers });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

describe("a draft takes the answers that are asked for", () => {
  test.each([
    ["person", { name: "张", idNumber: "12" }],
    ["start", { kind: "individual", product: "huabei" }],
    ["owners", { owners: [{ name: "张三", sharePercent: 40 }, { name: "" }] }],
    ["owners", { owners: [] }],
  ])("%s %j is kept", (group, answers) => {
    expect(refusedPaths(group, answers)).toEqual([]);
  });

  test.each([
    ["a name nobody knows", "person", { nickname: "x" }, ["answers.nickname field_unknown"]],
    ["a name of every object", "person", { constructor: "x" }, ["answers.constructor field_unknown"]],
    ["another group's field", "person", { storeName: "x" }, ["answers.storeName field_unknown"]],
    ["a path in a name", "owners", { "owners.0.name": "x" }, ["answers.owners.0.name field_unknown"]],
    [
      "a row's field beside the rows",
      "owners",
      { "owners.name": "x" },
      ["answers.owners.name field_unknown"],
    ],
    [
      "a name in a row",
      "owners",
      { owners: [{ name: "张三", note: "x" }] },
      ["answers.owners.0.note field_unknown"],
    ],
  ])("%s is refused where it stands", (_what, group, answers, refused) => {
    expect(refusedPaths(group, answers)).toEqual(refused);
  });

  test("three thousand made-up names are refused", () => {
    const answers = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`field${index}`, "x"]));
    expect(refusedPaths("person", answers)[0]).toBe("answers.field0 field_unknown");
  });
});
