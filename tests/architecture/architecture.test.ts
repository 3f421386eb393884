import { expect, test } from "vitest";
import { sources } from "./sources.ts";
import { violationsOf } from "./violations.ts";

test("the tree keeps its directions, names and sizes", () => {
  expect(violationsOf(sources())).toEqual([]);
});

const PLANTED: [string, Record<string, string>, RegExp][] = [
  [
    "an arrow upwards",
    { "server/domain/money/fen.ts": 'import { x } from "#server/quotes/get-quote.ts";' },
    /domain must not import area/,
  ],
  [
    "a package in the domain",
    { "server/domain/money/fen.ts": 'import pg from "pg";' },
    /the domain imports the package pg/,
  ],
  [
    "a component that runs the API",
    { "components/ui/a.tsx": 'import { appRouter } from "#server/api/router.ts";' },
    /components must not import api/,
  ],
  [
    "a page that reaches past the API",
    { "app/page.tsx": 'import { env } from "#server/env.ts";' },
    /app must not import base/,
  ],
  [
    "an area's internals used by another",
    { "server/reviews/a.ts": 'import { x } from "#server/payments/internal.ts";' },
    /reaches into another area/,
  ],
  [
    "a file of two verbs",
    {
      "server/rates/raise-rate.ts":
        "export async function raiseRate(ctx: Context) {}\nexport function lowerRate(\n  ctx: Context,\n) {}",
    },
    /raise-rate.ts: holds the verb lowerRate/,
  ],
  [
    "a step that stands in another area's file of another name",
    {
      "server/reviews/a.ts": 'import { b, raiseRate } from "#server/rates/raise-rate.ts";',
      "server/rates/raise-rate.ts":
        "export async function raiseRate(ctx: Context) {}\nexport function b(tx: Transaction) {}",
    },
    /another area's server\/rates\/raise-rate.ts for b$/,
  ],
  [
    "a pure function of another area",
    {
      "server/reviews/a.ts": 'import { rateOf } from "#server/rates/rate-of.ts";',
      "server/rates/rate-of.ts": "export function rateOf(row: Row): Rate {}",
    },
    /another area's server\/rates\/rate-of.ts for rateOf/,
  ],
  [
    "an area's internals used by a command",
    {
      "server/start/commands/a.ts": 'import { type Row, rowOf } from "#server/rates/rows.ts";',
      "server/rates/rows.ts": "export type Row = 1;\nexport function rowOf(): Row {}",
    },
    /another area's server\/rates\/rows.ts for rowOf/,
  ],
  [
    "a row type that another area keeps to itself",
    {
      "server/reviews/a.ts": 'import type { Row } from "#server/rates/rows.ts";',
      "server/rates/rows.ts": "export type Row = 1;",
    },
    /another area's server\/rates\/rows.ts for Row/,
  ],
  [
    "code that imports tests",
    { "server/rates/a.ts": 'import { x } from "#tests/support/b.ts";' },
    /area must not import tests/,
  ],
  [
    "a cycle",
    {
      "server/rates/a.ts": 'import { b } from "./b.ts";',
      "server/rates/b.ts": 'import { a } from "./a.ts";',
    },
    /cycle: server\/rates\/a.ts → server\/rates\/b.ts/,
  ],
  [
    "two rooms that need each other, if only for types",
    {
      "server/rates/a.ts": 'import type { b } from "#server/quotes/b.ts";',
      "server/quotes/b.ts": 'import { c } from "#server/rates/c.ts";',
      "server/rates/c.ts": "export const c = 1;",
    },
    /circle of rooms: server\/quotes, server\/rates/,
  ],
  [
    "a dynamic import upwards",
    { "db/client.ts": 'const x = await import("#server/jobs/main.ts");' },
    /db must not import jobs/,
  ],
  [
    "a read past the door",
    { "server/rates/a.ts": "const rows = await ctx.db.select().from(rateCards);" },
    /past the doors/,
  ],
  [
    "a pool of its own, in a test, too",
    { "tests/integration/a.ts": "const pool = new pg.Pool({ max: 1 });" },
    /a pool of its own; use connectDatabase/,
  ],
  [
    "a browser's test that leaves its pages open",
    { "tests/e2e/a.spec.ts": 'import { expect, test } from "@playwright/test";' },
    /a browser's test that closes nothing/,
  ],
  [
    "a transaction of its own",
    { "server/rates/a.ts": 'import { inTransaction } from "#db/transaction.ts";' },
    /opens a transaction of its own/,
  ],
  [
    "a status written past its door",
    {
      "server/rates/a.ts": "await compareAndSet(tx, rateCards, { before, changes: { note: null, status } });",
    },
    /writes a status past takeStep/,
  ],
  [
    "a status set by a plain update",
    { "server/rates/a.ts": 'await tx.update(rateCards).set({ status: "withdrawn" }).where(mine);' },
    /writes a status past takeStep/,
  ],
  [
    "a status judged past its door",
    { "server/rates/a.ts": 'nextStatus(PRICE_TRANSITIONS, before.status, "withdraw");' },
    /use requireStep/,
  ],
  [
    "a function of four parameters",
    {
      "server/rates/a.ts": "export function f(a: A, b: (x: X, y: Y) => Z, c = [1, 2], d?: { e: E; f: F }) {}",
    },
    /f takes 4 parameters/,
  ],
  [
    "an input that takes any text",
    { "server/domain/rates/inputs.ts": "export const a = z.strictObject({ name: z.string().max(9) });" },
    /takes any text/,
  ],
  [
    "a key that an input method has taken",
    { "components/ui/a.tsx": '<input onKeyDown={(event) => event.key === "Enter" && send()} />' },
    /while an input method composes/,
  ],
  [
    "a screen that names by hand what to read anew",
    { "components/rates/a.tsx": "void queryClient.invalidateQueries({ queryKey: trpc.rates.pathKey() });" },
    /rates\/a.tsx: names what to read anew/,
  ],
  [
    "a change that the query client does not hear of",
    {
      "components/rates/a.tsx":
        "const client = useTRPCClient();\nconst send = () => client.rates.refuse.mutate({ rateCardId });",
    },
    /rates\/a.tsx: changes something outside a mutation/,
  ],
  ["a banned name", { "server/rates/utils.ts": "const x = 1;" }, /a name that says nothing/],
  ["a barrel", { "server/rates/all.ts": 'export * from "./a.ts";\nexport { b } from "./b.ts";' }, /a barrel/],
  [
    "a wide folder",
    Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`server/rates/a${n}.ts`, ""])),
    /server\/rates: more than 25 files side by side/,
  ],
  ["a long file", { "server/rates/a.ts": "//\n".repeat(302) }, /more than 300 lines/],
  ["a new top-level folder", { "tools/a.ts": "const x = 1;" }, /no such top-level folder/],
  ["a new room in the server", { "server/things/a.ts": "const x = 1;" }, /in no room/],
];

test.each(PLANTED)("finds %s", (_name, files, expected) => {
  expect(violationsOf(new Map(Object.entries(files))).join("\n")).toMatch(expected);
});

test("lets an area use another's verbs, its steps in the caller's transaction, and their types", () => {
  const tree = new Map([
    [
      "server/reviews/a.ts",
      'import { closeRate } from "#server/rates/close-rate.ts";\nimport { type Raise, raiseRate } from "#server/rates/raise-rate.ts";',
    ],
    ["server/rates/close-rate.ts", "export async function closeRate(tx: Transaction, ctx: Context) {}"],
    [
      "server/rates/raise-rate.ts",
      "export type Raise = 1;\nexport async function raiseRate(ctx: Context) {}",
    ],
  ]);
  expect(violationsOf(tree)).toEqual([]);
});

test("lets components import the API's types and the domain", () => {
  const tree = new Map([
    ["components/api/a.ts", 'import type { AppRouter } from "#server/api/router.ts";'],
    ["components/fees/b.tsx", 'import { feeOf } from "#server/domain/money/fen.ts";'],
  ]);
  expect(violationsOf(tree)).toEqual([]);
});
