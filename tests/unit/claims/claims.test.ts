import { expect, test } from "vitest";
import {
  CLAIM_EVENTS,
  CLAIM_STATUSES,
  OPEN_CLAIM_STATUSES,
  possibleActs,
} from "#server/domain/claims/status.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { isCovered, warrantyOf } from "#server/domain/claims/warranty.ts";

const CURRENT = { isCurrent: true, replacement: null };
/** Once the terminal works with the device no more, a replacement has arrived and waits, or has gone another way. */
const STANDINGS = [
  CURRENT,
  { isCurrent: true, replacement: { stands: false, arrived: false } },
  { isCurrent: true, replacement: { stands: true, arrived: true } },
  { isCurrent: false, replacement: null },
  { isCurrent: false, replacement: { stands: true, arrived: true } },
];

test("every claim that is not over has a deadline and somebody who may move it", () => {
  expect(Object.keys(CLAIM_WAITS).sort()).toEqual([...OPEN_CLAIM_STATUSES].sort());
  for (const status of OPEN_CLAIM_STATUSES) {
    for (const standing of STANDINGS) expect(possibleActs("staff", status, standing), status).not.toEqual([]);
    const { holder } = CLAIM_WAITS[status as keyof typeof CLAIM_WAITS];
    // What waits for the merchant is theirs to move; only the old device's return is told by who takes it back.
    if (holder === "merchant" && status !== "awaiting_return")
      expect(possibleActs("merchant", status, CURRENT), status).not.toEqual([]);
  }
});

test("a claim that is over is nobody's to move", () => {
  for (const status of CLAIM_STATUSES.filter((one) => !OPEN_CLAIM_STATUSES.includes(one)))
    expect(possibleActs("staff", status, CURRENT)).toEqual([]);
});

test("a replacement takes over once it is there, and is chosen anew only once it is gone", () => {
  const at = (stands: boolean, arrived: boolean) =>
    possibleActs("staff", "replacement_underway", { isCurrent: true, replacement: { stands, arrived } });
  expect(at(true, false)).toEqual([]);
  expect(at(true, true)).toEqual(["take_over"]);
  expect(at(false, false)).toEqual(["replace_again"]);
});

test("only the merchant agrees to a cost", () => {
  expect(CLAIM_EVENTS).not.toContain("agree");
  expect(possibleActs("merchant", "quoted", CURRENT)).toContain("agree");
  expect(possibleActs("staff", "quoted", CURRENT)).not.toContain("agree");
});

test.each([
  ["a year from the day of shipping", "OTHER", "2026-03-15T10:00:00.000Z", "2027-03-15"],
  ["by the day in China", "OTHER", "2026-03-15T16:00:00.000Z", "2027-03-16"],
  ["the last day of a shorter month", "OTHER", "2024-02-29T00:00:00.000Z", "2025-02-28"],
  ["longer for a model of which more was promised", "RW-S1", "2026-03-15T10:00:00.000Z", "2028-03-15"],
  ["as promised on the day of shipping, not today", "RW-S1", "2025-12-31T10:00:00.000Z", "2026-12-31"],
])("a warranty runs %s", (_, model, shippedAt, until) => {
  expect(warrantyOf(model, new Date(shippedAt)).warrantyUntil).toBe(until);
});

test("a warranty covers what is claimed on its last day in China, and nothing after it", () => {
  const warranty = { warrantyUntil: "2027-03-15" };
  expect(isCovered(warranty, new Date("2027-03-15T15:59:59.999Z"))).toBe(true);
  expect(isCovered(warranty, new Date("2027-03-15T16:00:00.000Z"))).toBe(false);
});
