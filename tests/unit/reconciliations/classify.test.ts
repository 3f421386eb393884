import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Compared,
  classify,
  gapOf,
  standingOfPayment,
} from "#server/domain/reconciliations/classify.ts";
import { yuanText } from "#server/domain/reconciliations/statement.ts";

const of = (compared: Partial<Compared>): Compared => ({
  ...{ oursFen: null, theirsFen: null, elsewhereFen: null, standsHere: null },
  ...compared,
});

describe("a movement", () => {
  test("on which both sides agree is no difference", () => {
    expect(classify(of({ oursFen: 100, theirsFen: 100 }))).toBeNull();
  });

  test.each([
    [{ oursFen: 100 }, "ours_only", "not_in_statement_yet"],
    [{ oursFen: 100, elsewhereFen: 100 }, "late", "in_another_statement"],
    [{ theirsFen: 100 }, "theirs_only", "unknown_here"],
    [{ theirsFen: 100, standsHere: "open" as const }, "theirs_only", "waits_here"],
    [{ theirsFen: 100, standsHere: "ended" as const }, "theirs_only", "ended_here"],
    [{ theirsFen: 100, standsHere: "done" as const, elsewhereFen: 100 }, "late", "on_another_day_here"],
    [{ theirsFen: 100, standsHere: "done" as const, elsewhereFen: 120 }, "partly", "less_there"],
    [{ oursFen: 100, theirsFen: 40 }, "partly", "less_there"],
    [{ oursFen: 100, theirsFen: 0 }, "amount_differs", "less_there"],
    [{ oursFen: 100, theirsFen: 200 }, "amount_differs", "more_there"],
    [{ oursFen: 100, elsewhereFen: 60 }, "partly", "less_there"],
  ])("that stands as %j is of the class %s", (compared, name, explanation) => {
    expect(classify(of(compared))).toEqual({ class: name, explanation });
  });

  test("has a class wherever the two sides differ, and a gap that both signs give alike", () => {
    const fen = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null });
    fc.assert(
      fc.property(fen, fen, (oursFen, theirsFen) => {
        const differs = oursFen !== theirsFen;
        expect(classify(of({ oursFen, theirsFen })) !== null).toBe(differs);
        expect(gapOf({ oursFen, theirsFen })).toBe(gapOf({ oursFen: theirsFen, theirsFen: oursFen }));
      }),
    );
  });
});

test("a payment that waits may still be paid; one that ended may not", () => {
  expect(standingOfPayment("awaiting_payer")).toBe("open");
  expect(standingOfPayment("succeeded")).toBe("done");
  expect(standingOfPayment("canceled")).toBe("ended");
});

test("yuan in a statement are whole fen, and nothing else is read as an amount", () => {
  expect(yuanText.parse("-1200.50")).toBe(-120_050);
  expect(yuanText.parse("0.07")).toBe(7);
  for (const wrong of ["1,200.00", "12", "12.5", "1e3", "", " 1.00", "１.00"])
    expect(yuanText.safeParse(wrong).success).toBe(false);
});
