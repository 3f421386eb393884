import { expect, test } from "vitest";
import { sources } from "./sources.ts";
import { missingWordsOf } from "./words.ts";

test("every page hands the browser the words that its components use there", () => {
  expect(missingWordsOf(sources())).toEqual([]);
});

test("notices words that stay on the server", () => {
  const tree = new Map([
    ["app/apply/layout.tsx", 'import { Words } from "../words.tsx";\n<Words areas={["apply"]}>'],
    ["app/apply/page.tsx", 'import { A } from "#components/a.tsx";\nimport { B } from "#components/b.tsx";'],
    ["components/a.tsx", 'useTranslations("landing");'],
    ["components/b.tsx", '"use client";\n\nimport { C } from "./c.tsx";\nuseTranslations("apply.x");'],
    ["components/c.tsx", 'useTranslations("words");'],
  ]);
  expect(missingWordsOf(tree)).toEqual(["app/apply/page.tsx: the words of words do not reach the browser"]);
});
