import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { z } from "zod";
import { test } from "#tests/support/browser/test.ts";

const PAGE = readFileSync(new URL("../../docs/verify-a-quote.md", import.meta.url), "utf8");
/** The page's commands as it prints them: how to fetch, and the two ways to check. */
const [FETCH, WITH_OPENSSL, WITH_NODE] = z
  .tuple([z.string(), z.string(), z.string()])
  .parse([...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map((block) => block[1]));
const PRINTED_ADDRESS = "http://127.0.0.1:3000";

const HOLDS = "hash holds\nsignature holds\n";
const FAILS = "hash differs\nsignature does not hold\n";
const QUESTION = encodeURIComponent(JSON.stringify({ amountFen: 100_000, term: 3, bearer: "buyer" }));
const quoteSchema = z.looseObject({ buyerTotalFen: z.int() });

const missing = (tool: string) => spawnSync(tool, ["--version"]).error !== undefined;
const run = (commands: string, folder: string) =>
  execFileSync("bash", ["-c", commands], { cwd: folder, encoding: "utf8" });

/** Runs a check on a quote and, after a fen too little, on what became of it. */
function checkBoth(check: string, folder: string): [string, string] {
  const whole = run(check, folder);
  const path = join(folder, "quote.json");
  const quote = quoteSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, JSON.stringify({ ...quote, buyerTotalFen: quote.buyerTotalFen - 1 }));
  return [whole, run(check, folder)];
}

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ruwang-verify-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("Node alone verifies a quote as the page says, and finds one that was changed", async ({ request }) => {
  const answer = await request.get(`/api/trpc/fees.quote?input=${QUESTION}`);
  const { result } = z.object({ result: z.object({ data: quoteSchema }) }).parse(await answer.json());
  writeFileSync(join(folder, "quote.json"), JSON.stringify(result.data));
  const keys = await request.get("/.well-known/ruwang-keys.json");
  writeFileSync(join(folder, "keys.json"), await keys.body());
  expect(checkBoth(WITH_NODE, folder)).toEqual([HOLDS, FAILS]);
});

test("curl, jq and openssl verify a quote as the page says, and find one that was changed", ({ baseURL }) => {
  const absent = ["curl", "jq", "openssl"].filter(missing);
  test.skip(absent.length > 0, `not on this machine: ${absent.join(", ")}`);
  run(FETCH.replaceAll(PRINTED_ADDRESS, baseURL ?? ""), folder);
  expect(checkBoth(WITH_OPENSSL, folder)).toEqual([HOLDS, FAILS]);
});
