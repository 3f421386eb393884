import { expect, test } from "vitest";
import { DEVICE_STATUSES, ON_SHELF } from "#server/domain/devices/status.ts";
import { differencesOf } from "#server/domain/devices/stock-takes/differences.ts";

const [HERE, ELSEWHERE] = ["whs_here", "whs_elsewhere"];
const here = [
  { serialNumber: "A", status: "in_stock", warehouseId: HERE },
  { serialNumber: "B", status: "reserved", warehouseId: HERE },
] as const;

test("nothing differs when everything that must be here was found, and what comes back may lie here", () => {
  const back = { serialNumber: "C", status: "returning", warehouseId: null } as const;
  expect(differencesOf(HERE, here, [...here, back])).toEqual([]);
});

test("what was not found is missing, with what was on record", () => {
  expect(differencesOf(HERE, here, [here[0]])).toEqual([{ ...here[1], difference: "missing" }]);
});

test.each(DEVICE_STATUSES.filter((status) => !(ON_SHELF as readonly string[]).includes(status)))(
  "a device that is found although it is %s",
  (status) => {
    const found = { serialNumber: "X", status, warehouseId: null };
    const surplus = status === "returning" ? [] : [{ ...found, difference: "surplus" }];
    expect(differencesOf(HERE, [], [found])).toEqual(surplus);
  },
);

test("a device that lies in another warehouse by the record is surplus where it is found", () => {
  const stray = { serialNumber: "S", status: "in_stock", warehouseId: ELSEWHERE } as const;
  expect(differencesOf(HERE, [], [stray])).toEqual([{ ...stray, difference: "surplus" }]);
  expect(differencesOf(ELSEWHERE, [stray], [stray])).toEqual([]);
});

test("a serial that nobody knows is surplus", () => {
  const unknown = { serialNumber: "Y", status: null, warehouseId: null };
  expect(differencesOf(HERE, [], [unknown])).toEqual([{ ...unknown, difference: "surplus" }]);
});
