import { describe, expect, test } from "vitest";
import { brokenCitations } from "./citations.ts";
import { textsOfTree } from "./sources.ts";

test("comments and documents cite only what exists", () => {
  expect(brokenCitations(textsOfTree())).toEqual([]);
});

const TREE: [string, string][] = [
  [
    "docs/domain.md",
    "# Domain\n\n## 1. Money\n\n1. Fen.\n\n## 2. Plans\n\n1. Fee.\n2. Floor.\n\n| S1 | checks |\n| I1 | one |\n",
  ],
  ["docs/decisions/0001-driver.md", "# 1. Driver"],
  ["server/rates/publish.ts", "export const x = 1;"],
  ["package.json", '{ "scripts": { "db:seed": "x" } }'],
];
const cited = (path: string, text: string) => brokenCitations(new Map([...TREE, [path, text]]));

describe("finds a citation of", () => {
  test.each<[string, string, string]>([
    ["a section that is not there", "a.ts", "/** Half-even (domain.md §3). */"],
    ["a rule that its section does not have", "a.ts", "// The floor (domain.md §1.2)."],
    ["a document that is not there", "a.ts", " * See quality.md for the list."],
    ["a capability without a row", "a.tsx", "/** The voucher (S2). */"],
    ["an invariant without a row", "a.sql", "-- Versions only rise (I4)."],
    ["a decision that was not taken", "a.md", "As decision 7 says."],
    ["a file that is gone", "a.md", "Written in `server/rates/quote.ts`."],
    ["a folder that is gone", "a.ts", "// Kept in server/fees/ until now."],
    ["a record by its number", "a.ts", "// Why: docs/decisions/0002."],
    ["a file by its name alone", "a.md", "What `quote.ts` decides."],
    ["a file beside a document", "docs/a.md", "[more](operations.md)"],
    ["a command that package.json lacks", "a.md", "Run `npm run fleet`."],
  ])("%s", (_what, path, text) => {
    expect(cited(path, text).join("\n")).toContain(`${path}:1 cites`);
  });
});

test("lets every citation of what exists pass, and code that only looks like one", () => {
  const text = [
    "/** Half-even (domain.md §2.2), see docs/decisions/0001 and decision 1; S1, I1, server/rates/publish.ts. */",
    'const model = "RW-S9";',
    'import { x } from "server/gone.ts";',
  ].join("\n");
  expect(cited("a.ts", text)).toEqual([]);
  expect(cited("a.md", "Folders: `server/<area>/`, `tests/*/x.ts`; `npm run db:seed`.")).toEqual([]);
});
