import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceHash } from "#server/start/parts/build.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder("ruwang-sources-");
  put("app/page.tsx", "one");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test.each([
  "app/page.tsx",
  "server/domain/money/fen.ts",
  "public/robots.txt",
  "package-lock.json",
  "next.config.js",
  "anything-new.ts",
])("builds again after a change in %s", (path) => {
  const before = sourceHash(folder);
  put(path, "two");
  expect(sourceHash(folder)).not.toBe(before);
});

test.each([
  ".data/secrets.json",
  ".next/cache",
  "node_modules/next/package.json",
  "docs/a.md",
  "tests/a.ts",
  "test-results/e2e/error-context.md",
  "README.md",
  "next-env.d.ts",
])("does not build again for %s", (path) => {
  const before = sourceHash(folder);
  put(path, "two");
  expect(sourceHash(folder)).toBe(before);
});
