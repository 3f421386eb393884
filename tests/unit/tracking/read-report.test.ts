import { describe, expect, test } from "vitest";
import { stateOfCode, stateOfWord } from "#server/tracking/kuaidi100/codes.ts";
import { readReport } from "#server/tracking/kuaidi100/read-report.ts";

const NUMBER = "SF1234567890123";

const report = (lines: object[], more: { state?: string; nu?: string; status?: string } = {}) =>
  JSON.stringify({
    status: more.status ?? "polling",
    message: "",
    lastResult: { nu: more.nu ?? NUMBER, state: more.state, data: lines },
  });

describe("codes", () => {
  test.each([
    ["0", "in_transit"],
    ["1", "collected"],
    ["2", "problem"],
    ["3", "signed"],
    ["4", "return_signed"],
    ["5", "out_for_delivery"],
    ["6", "returning"],
    ["7", "forwarded"],
    ["8", "customs"],
    ["10", "customs"],
    ["14", "refused"],
    ["101", "collected"],
    ["301", "signed"],
    ["501", "out_for_delivery"],
    ["1001", "in_transit"],
    ["1003", "in_transit"],
    ["99", null],
    ["", null],
    ["3x", null],
    ["33333", null],
  ])("%s is %s", (code, state) => expect(stateOfCode(code)).toBe(state));

  test.each([
    ["签收", "signed"],
    ["退签", "return_signed"],
    ["拒签", "refused"],
    ["本人签收", "signed"],
    ["转单", "forwarded"],
    ["天晴", null],
  ])("%s is %s", (word, state) => expect(stateOfWord(word)).toBe(state));
});

describe("a report", () => {
  test("is read in Asia/Shanghai, line by line, and by its own code at the newest", () => {
    const lines = [
      { context: "派件中", time: "2026-11-26 09:00:00", status: "派件" },
      { context: "已签收", time: "2026-11-26 10:00:05", status: "？" },
    ];
    expect(readReport(report(lines, { state: "3" }), NUMBER).traces).toEqual([
      { at: new Date("2026-11-26T01:00:00Z"), state: "out_for_delivery", text: "派件中" },
      { at: new Date("2026-11-26T02:00:05Z"), state: "signed", text: "已签收" },
    ]);
  });

  test("keeps no control characters, no line longer than 500 and none without a time", () => {
    const lines = [
      { context: `a\u0000b\n\u202ec ${"长".repeat(600)}`, time: "2026-11-26 09:00:00", status: "在途" },
      { context: "昨天", time: "昨天", status: "在途" },
    ];
    const { traces } = readReport(report(lines), NUMBER);
    expect(traces).toHaveLength(1);
    expect(traces[0]?.text).toMatch(/^a b c 长+$/);
    expect(traces[0]?.text).toHaveLength(500);
  });

  test("says that no carrier knows the number only when none has said a word", () => {
    expect(readReport(report([], { status: "abort" }), NUMBER).unknown).toBe(true);
    const line = { context: "已揽收", time: "2026-11-26 09:00:00", status: "揽收" };
    expect(readReport(report([line], { status: "abort" }), NUMBER).unknown).toBe(false);
    expect(readReport(JSON.stringify({ status: "shutdown" }), NUMBER)).toEqual({
      trackingNumber: NUMBER,
      traces: [],
      unknown: false,
    });
  });

  test.each([
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["another parcel's number", report([], { nu: "SF9" })],
    ["lines that are none", JSON.stringify({ status: "polling", lastResult: { nu: NUMBER, data: [1] } })],
    ["more lines than any way has", report(Array.from({ length: 501 }, () => ({ context: "", time: "" })))],
  ])("that is %s is refused", (_what, param) => {
    expect(() => readReport(param, NUMBER)).toThrow(expect.objectContaining({ reason: "report_malformed" }));
  });
});
