import { describe, expect, test } from "vitest";
import { ANSWER_SCHEMAS } from "#server/domain/application/answers.ts";

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
