import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import en from "#app/messages/en/errors.json" with { type: "json" };
import zh from "#app/messages/zh-CN/errors.json" with { type: "json" };

const DOMAIN = new URL("../../../server/domain/", import.meta.url);
const CODE =
  /"([a-z]+(?:_[a-z0-9]+)*_(?:shape|characters|too_(?:short|long|small|large|many)|missing|outdated|repeated))"/g;
const KIND = /max: \d+, kind: "(\w+)"/g;

/** Files that give out faults of typed values: the fields, and each area's inputs and checks. */
const sources = readdirSync(DOMAIN, { recursive: true, encoding: "utf8" })
  .filter((path) => /^fields\/|(inputs|answers|field-checks|rate-card|campaign|shipping)\.ts$/.test(path))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => readFileSync(new URL(path, DOMAIN), "utf8"));

describe.each([
  ["zh-CN", zh],
  ["en", en],
])("every fault of a typed value has its words in %s", (_, texts) => {
  test("by its code", () => {
    const codes = new Set(sources.flatMap((source) => [...source.matchAll(CODE)].map(([, code]) => code)));
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => code !== undefined && !Object.hasOwn(texts.faults, code))).toEqual([]);
  });

  test("too short or too long, of every kind", () => {
    const kinds = new Set(sources.flatMap((source) => [...source.matchAll(KIND)].map(([, kind]) => kind)));
    const codes = [...kinds].flatMap((kind) => [`${kind}_too_short`, `${kind}_too_long`]);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !Object.hasOwn(texts.faults, code))).toEqual([]);
  });
});
