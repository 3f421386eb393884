import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "#server/domain/cursor.ts";

const instant = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
const id = fc.stringMatching(/^[a-z]{3}_[a-z0-9]{20}$/);

test("a place is read back as it was written, in the order of one instant and of two", () => {
  fc.assert(
    fc.property(instant, instant, id, (at, second, row) => {
      expect(decodeCursor(encodeCursor({ at, id: row }))).toEqual({ at, id: row });
      expect(decodeCursor(encodeCursor({ at, second, id: row }), "two instants")).toEqual({
        at,
        second,
        id: row,
      });
    }),
  );
});

test("refuses a place in a list of another order", () => {
  const at = new Date(1);
  expect(() => decodeCursor(encodeCursor({ at, id: "app_1" }), "two instants")).toThrow("damaged");
  expect(() => decodeCursor(encodeCursor({ at, second: at, id: "app_1" }))).toThrow("damaged");
});
