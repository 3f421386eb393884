import { describe, expect, test } from "vitest";
import { matches } from "#components/applications/categories.ts";
import { storeAnswers } from "#server/domain/applications/answers.ts";
import { CATEGORY_SECTIONS } from "#server/domain/applications/categories.ts";

const categories = CATEGORY_SECTIONS.flatMap((section) => section.categories);
const found = (wanted: string) =>
  categories.filter((category) => matches(category, wanted)).map(({ code }) => code);

describe("a merchant category", () => {
  test("stands once, and is an answer that the store's schema takes", () => {
    expect(new Set(categories.map(({ code }) => code)).size).toBe(categories.length);
    for (const { code } of categories)
      expect(storeAnswers.shape.mcc.safeParse(code).success, code).toBe(true);
  });

  test("has a name of its own in each language, so that a list holds no two alike", () => {
    for (const language of ["zh", "en"] as const) {
      const names = categories.map((category) => category[language]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  test.each([
    ["奶茶", "5814"],
    ["理发", "7230"],
    ["BARBER", "7230"],
    ["面包", "5462"],
    ["0742", "0742"],
    ["petrol", "5541"],
  ])("is found by what people call it: %s", (wanted, code) => {
    expect(found(wanted)).toContain(code);
  });

  test("is not found by the middle of a code, nor by anything at all", () => {
    expect(found("812")).toEqual([]);
    expect(found("火箭发射")).toEqual([]);
  });
});
