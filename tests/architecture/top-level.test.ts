import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { strangersAtTheTop } from "./top-level.ts";

test("nothing stands at the top but what the owner's list has", () => {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  const paths = listed.split("\n").filter((path) => path !== "" && existsSync(path));
  expect(strangersAtTheTop(paths)).toEqual([]);
});

test("finds a stranger at the top, file or folder, and lets dotfiles pass", () => {
  const paths = [
    "app/page.tsx",
    ".github/workflows/test.yml",
    "proxy.ts",
    "tools/a.ts",
    "tools/b.ts",
    "knip.json",
  ];
  expect(strangersAtTheTop(paths)).toEqual(["knip.json", "proxy.ts", "tools"]);
});
