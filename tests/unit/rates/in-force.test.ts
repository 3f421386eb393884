import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cardsInForce } from "#server/domain/rates/in-force.ts";
import {
  mostSpecificFirst,
  refuseScopeFault,
  SCOPE_LEVELS,
  scopeFields,
  scopeKey,
  scopesOf,
} from "#server/domain/scope.ts";

const card = (id: string, effectiveFrom: string, publishedAt: string | null, withdrawnAt: string | null) => ({
  id,
  level: "merchant" as const,
  scopeId: "mer_1",
  effectiveFrom,
  publishedAt,
  withdrawnAt,
});
const cards = [
  card("first", "2026-01-01", "2026-01-01", null),
  card("withdrawn", "2026-03-01", "2026-02-01", "2026-02-15"),
  card("second", "2026-06-01", "2026-05-01", null),
  card("draft", "2026-04-01", null, null),
];
const idsAt = (at: string, recordedAt = at) => cardsInForce(cards, { at, recordedAt }).map(({ id }) => id);

test("the card that began last holds, until its successor begins", () => {
  expect(idsAt("2026-05-31")).toEqual(["first"]);
  expect(idsAt("2026-06-01")).toEqual(["second"]);
  expect(idsAt("2025-12-31")).toEqual([]);
});

test("a withdrawn card is known only before it was withdrawn", () => {
  expect(idsAt("2026-03-02", "2026-02-10")).toEqual(["withdrawn"]);
  expect(idsAt("2026-03-02", "2026-02-15")).toEqual(["first"]);
});

test("a card that was not announced yet, or never, does not hold", () => {
  expect(idsAt("2026-07-01", "2026-04-30")).toEqual(["first"]);
  expect(idsAt("2026-04-02")).toEqual(["first"]);
});

test("at most one card of a scope holds, whatever the order they come in", () => {
  const instants = fc.integer({ min: 0, max: 50 }).map((n) => new Date(n * 1_000));
  const some = fc.record({
    level: fc.constantFrom("platform" as const, "merchant" as const),
    effectiveFrom: instants,
    publishedAt: fc.option(instants),
    withdrawnAt: fc.option(instants),
  });
  fc.assert(
    fc.property(fc.array(some), instants, instants, (rows, at, recordedAt) => {
      const scoped = rows.map((row) => ({ ...row, scopeId: row.level === "platform" ? "" : "mer_1" }));
      const held = cardsInForce(scoped, { at, recordedAt });
      expect(new Set(held.map(scopeKey)).size).toBe(held.length);
      const reversed = cardsInForce(scoped.toReversed(), { at, recordedAt });
      const begun = (list: typeof held) =>
        list.map((one) => `${scopeKey(one)} ${one.effectiveFrom.getTime()}`).sort();
      expect(begun(reversed)).toEqual(begun(held));
    }),
  );
});

test("scopes speak from the most general to the most specific, and are asked the other way round", () => {
  const party = { product: "shoukuanbao", merchantId: "mer_1", terminalId: "trm_1" };
  const scopes = scopesOf(party);
  expect(scopes.map(scopeKey)).toEqual([
    "platform/",
    "product/shoukuanbao",
    "merchant/mer_1",
    "terminal/trm_1",
  ]);
  expect(mostSpecificFirst(scopes)).toEqual(scopes.toReversed());
  expect(scopesOf({})).toEqual([{ level: "platform", scopeId: "" }]);
});

test("everybody has no id and everybody else has one", () => {
  const scope = z.strictObject(scopeFields(SCOPE_LEVELS)).superRefine(refuseScopeFault);
  const faultOf = (level: string, scopeId: string) =>
    scope.safeParse({ level, scopeId }).error?.issues.map(({ path, message }) => `${path}: ${message}`);
  expect(faultOf("platform", "mer_1")).toEqual(["scopeId: missing"]);
  expect(faultOf("merchant", " ")).toEqual(["scopeId: missing"]);
  expect(faultOf("platform", "")).toBeUndefined();
});
