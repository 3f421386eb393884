import { expect, test } from "vitest";
import { stepsOfMaker } from "#server/domain/price-status.ts";

test("the maker of a price may propose, discard or withdraw it, and decides on none", () => {
  expect(stepsOfMaker("draft", false)).toEqual(["propose", "discard"]);
  expect(stepsOfMaker("pending_second", false)).toEqual(["discard"]);
  expect(stepsOfMaker("published", false)).toEqual(["withdraw"]);
  expect(stepsOfMaker("refused", false)).toEqual([]);
});

test("a published price that has begun is not withdrawn any more", () => {
  expect(stepsOfMaker("published", true)).toEqual([]);
});
