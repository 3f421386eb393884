import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "#server/start/settings.ts";
import { temporaryFolder } from "#tests/run/temporary-folder.ts";

const HOOK = "server/start/resolve-once.mjs";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder("ruwang-resolve-");
  put("package.json", '{"type":"module","imports":{"#*":"./*"}}');
  mkdirSync(join(folder, dirname(HOOK)), { recursive: true });
  copyFileSync(join(ROOT, HOOK), join(folder, HOOK));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What the program prints, without and with the hook. */
function printed(main: string): { alone: string; once: string } {
  put("main.ts", main);
  const run = (argv: string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: "utf8" });
    return stdout + (/code: '(\w+)'/.exec(stderr)?.[1] ?? stderr);
  };
  return { alone: run(["main.ts"]), once: run(["--import", `./${HOOK}`, "main.ts"]) };
}

test("a package's files keep their formats, whichever folder came before", () => {
  put(
    "node_modules/both/package.json",
    '{"type":"module","exports":{"import":"./index.js","require":"./old/index.js"}}',
  );
  put(
    "node_modules/both/index.js",
    'import { two } from "./deep/two.js"; import { three } from "./deep/three.js"; import old from "./old/index.js"; export const all = [two, three, old.one];',
  );
  put("node_modules/both/deep/two.js", "export const two = 2;");
  put("node_modules/both/deep/three.js", 'import { two } from "./two.js"; export const three = two + 1;');
  put("node_modules/both/old/package.json", '{"type":"commonjs"}');
  put("node_modules/both/old/index.js", "exports.one = 1;");
  const { alone, once } = printed(
    'import { createRequire } from "node:module"; import { all } from "both"; console.log(all, createRequire(import.meta.url)("both"));',
  );
  expect(once).toBe(alone);
  expect(once).toContain("[ 2, 3, 1 ] { one: 1 }");
});

test("a module that two files name is one module, and our own names lead where they led", () => {
  put("own/counter.ts", "export const counter: { seen: number } = { seen: 0 };");
  put("own/one.ts", 'import { counter } from "#own/counter.ts"; counter.seen++;');
  put("own/two.ts", 'import { counter } from "./counter.ts"; counter.seen++;');
  const { alone, once } = printed(
    'import "#own/one.ts"; import "#own/two.ts"; import { counter } from "#own/counter.ts"; console.log(counter.seen);',
  );
  expect([alone, once]).toEqual(["2\n", "2\n"]);
});

test.each([
  ["a package that is not there", 'import "missing";'],
  ["a name of ours that is not there", 'import "#own/missing.ts";'],
  ["what a package does not offer", 'import "closed/inside.js";'],
])("%s is refused as Node refuses it", (_, main) => {
  put("node_modules/closed/package.json", '{"type":"module","exports":"./index.js"}');
  put("node_modules/closed/inside.js", "");
  const { alone, once } = printed(main);
  expect(once).toBe(alone);
  expect(once).toMatch(/^ERR_/);
});
