import { expect, test } from "vitest";
import { DEVICE_STATUSES } from "#server/domain/devices/status.ts";
import { differencesOf, ON_SHELF } from "#server/domain/devices/stock-takes/differences.ts";

const here = [
  { serialNumber: "A", status: "in_stock" },
  { serialNumber: "B", status: "reserved" },
] as const;

test("nothing differs when everything that must be here was found, and what comes back may lie here", () => {
  expect(differencesOf(here, [...here, { serialNumber: "C", status: "returning" }])).toEqual([]);
});

test("what was not found is missing, with what was on record", () => {
  expect(differencesOf(here, [here[0]])).toEqual([
    { serialNumber: "B", status: "reserved", difference: "missing" },
  ]);
});

test.each(DEVICE_STATUSES.filter((status) => !(ON_SHELF as readonly string[]).includes(status)))(
  "a device that is found although it is %s",
  (status) => {
    const found = differencesOf([], [{ serialNumber: "X", status }]);
    expect(found).toEqual(
      status === "returning" ? [] : [{ serialNumber: "X", status, difference: "surplus" }],
    );
  },
);

test("a serial that nobody knows is surplus", () => {
  expect(differencesOf([], [{ serialNumber: "Y", status: null }])).toEqual([
    { serialNumber: "Y", status: null, difference: "surplus" },
  ]);
});
