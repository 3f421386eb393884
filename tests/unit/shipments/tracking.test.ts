import { describe, expect, test } from "vitest";
import { SHIPMENT_STATUSES, SHIPMENT_TRANSITIONS } from "#server/domain/shipments/status.ts";
import {
  followingOf,
  isLater,
  newestOf,
  TRACKED_STATES,
  type Trace,
} from "#server/domain/shipments/tracking.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 2, minute));
const trace = (minute: number, state: Trace["state"], text = "…"): Trace => ({ at: at(minute), state, text });

describe("what follows from where a parcel is", () => {
  const all = SHIPMENT_STATUSES.flatMap((status) => TRACKED_STATES.map((state) => [status, state] as const));

  test.each(all)("%s and %s: only a step that the parcel's status accepts", (status, state) => {
    const { event } = followingOf(status, state);
    if (event !== null) expect(Object.keys(SHIPMENT_TRANSITIONS[status])).toContain(event);
  });

  test.each([
    ["shipped", "signed", "deliver", null],
    ["shipped", "returning", "turn_back", null],
    ["shipped", "return_signed", "turn_back", "arrived_here"],
    ["shipped", "refused", null, "refused"],
    ["shipped", "problem", null, "problem"],
    ["shipped", "forwarded", null, null],
    ["returning", "signed", null, "arrived_here"],
    ["delivered", "signed", null, null],
    ["delivered", "returning", null, "contradicted"],
    ["lost", "in_transit", null, "found"],
    ["canceled", "signed", null, null],
  ] as const)("%s and %s: %s, to look at: %s", (status, state, event, attention) => {
    expect(followingOf(status, state)).toEqual({ event, attention });
  });
});

describe("where a parcel is now", () => {
  test("is what the latest line says, in whatever order lines come", () => {
    const way = [trace(3, "signed"), trace(1, "collected"), trace(2, "in_transit")];
    for (const told of [way, way.toReversed()]) expect(newestOf(told)?.state).toBe("signed");
  });

  test("is the further of two that bear one time, and no line that says nothing", () => {
    expect(newestOf([trace(1, "signed"), trace(1, "out_for_delivery")])?.state).toBe("signed");
    expect(newestOf([trace(1, "collected"), trace(9, null)])?.state).toBe("collected");
    expect(newestOf([trace(1, null)])).toBeUndefined();
  });

  test("changes by a later line only", () => {
    const known = { trackedAt: at(5), trackedState: "out_for_delivery" } as const;
    expect(isLater({ at: at(4), state: "signed" }, known)).toBe(false);
    expect(isLater({ at: at(5), state: "out_for_delivery" }, known)).toBe(false);
    expect(isLater({ at: at(5), state: "signed" }, known)).toBe(true);
    expect(isLater({ at: at(6), state: "in_transit" }, known)).toBe(true);
    expect(isLater({ at: at(0), state: "collected" }, { trackedAt: null, trackedState: null })).toBe(true);
  });
});
