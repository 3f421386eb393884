import { expect, test } from "vitest";
import { Lanes } from "#server/broker/lanes.ts";

const filled = (...given: [string, string][]) => {
  const lanes = new Lanes<string>({ lane: 10, total: 100 });
  for (const [lane, message] of given) lanes.add(lane, message);
  return lanes;
};
const taken = (lanes: Lanes<string>, each = 1) => Object.fromEntries(lanes.take({ lanes: 10, each }));

test("each lane keeps its order, and waits for what is under way", () => {
  const lanes = filled(["a", "a1"], ["a", "a2"], ["b", "b1"]);
  expect(taken(lanes)).toEqual({ a: ["a1"], b: ["b1"] });
  expect(taken(lanes)).toEqual({});
  lanes.free("a");
  expect(taken(lanes)).toEqual({ a: ["a2"] });
});

test("lanes are served in turn, however many messages wait in one", () => {
  const lanes = filled(["flood", "1"], ["flood", "2"], ["flood", "3"], ["calm", "x"]);
  const served: string[] = [];
  for (let turns = 0; turns < 4; turns++) {
    for (const [lane, [message = ""]] of lanes.take({ lanes: 1, each: 1 })) {
      served.push(message);
      lanes.free(lane);
    }
  }
  expect(served).toEqual(["1", "x", "2", "3"]);
});

test("what is to be tried once more comes before what came after it", () => {
  const lanes = filled(["a", "1"], ["a", "2"], ["a", "3"]);
  lanes.take({ lanes: 1, each: 2 });
  lanes.free("a", ["2"]);
  expect(taken(lanes, 5)).toEqual({ a: ["2", "3"] });
});

test("a full lane takes no more, and leaves room for others until all is full", () => {
  const lanes = new Lanes<number>({ lane: 2, total: 3 });
  expect([1, 2, 3].map((n) => lanes.add("a", n))).toEqual([true, true, false]);
  expect([1, 2].map((n) => lanes.add("b", n))).toEqual([true, false]);
  lanes.take({ lanes: 1, each: 2 });
  expect(lanes.add("b", 2)).toBe(true);
});

test("clearing gives back everything that is not under way", () => {
  const lanes = filled(["a", "1"], ["a", "2"], ["b", "3"]);
  lanes.take({ lanes: 1, each: 1 });
  expect(lanes.clear()).toEqual(["2", "3"]);
  lanes.free("a");
  expect(taken(lanes)).toEqual({});
});
