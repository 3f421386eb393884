import { expect, test } from "vitest";
import { feedbackRowsOf, sendFeedback } from "#components/registrations/read-feedback-file.ts";
import { csvLine } from "#server/domain/fields/csv.ts";
import { readFeedbackRow } from "#server/domain/registrations/feedback.ts";
import { headOfFile, lineOfFile, type RegisteredRow } from "#server/domain/registrations/layout.ts";
import {
  actsOn,
  type Progress,
  REGISTRATION_STATES,
  REGISTRATION_WAITS,
  registrationWaitOf,
  stateOf,
} from "#server/domain/registrations/state.ts";

const AT = new Date("2026-11-26T00:00:00.000Z");
const RECORD = "reg_0123456789abcdefghjk";
const FRESH: Progress = {
  changedAt: AT,
  exportedAt: null,
  outcome: null,
  answeredAt: null,
  resentAs: null,
  dismissedAt: null,
};
const TOLD = { ...FRESH, exportedAt: AT };

test.each([
  ["due", FRESH],
  ["exported", TOLD],
  ["rejected", { ...TOLD, outcome: "rejected", answeredAt: AT } as const],
  ["accepted", { ...TOLD, outcome: "accepted", answeredAt: AT } as const],
  ["resent", { ...TOLD, resentAs: RECORD }],
  ["dismissed", { ...TOLD, dismissedAt: AT }],
  // An answer that comes late, after the entry was told again, still counts.
  ["accepted", { ...TOLD, outcome: "accepted", answeredAt: AT, resentAs: RECORD } as const],
])("an entry is %s by what is on record of it", (state, entry) => {
  expect(stateOf(entry)).toBe(state);
});

test("what is no end has a deadline, and what was answered badly a way on", () => {
  for (const state of REGISTRATION_STATES) {
    const isEnd = !(state in REGISTRATION_WAITS);
    expect(actsOn(state).length > 0).toBe(!isEnd && state !== "due");
  }
  expect(registrationWaitOf(TOLD)).toEqual({ holder: "logistics", dueAt: "2026-12-06T00:00:00.000Z" });
  expect(registrationWaitOf({ ...TOLD, dismissedAt: AT })).toBeNull();
});

const ROW: RegisteredRow = {
  id: RECORD,
  change: "bind",
  changedAt: AT,
  merchantNumber: "822310054110001",
  merchantName: '=老王"烟酒"店',
  creditCode: null,
  settlementAccountMasked: "**** 1234",
  settlementBankName: "工商银行",
  terminalNumber: "10000001",
  serialNumber: "SN1",
  terminalType: "04",
  modelCode: "RW-S1",
  storeName: "老王一店",
  provinceCode: "310000",
  cityCode: "310100",
  districtCode: "310101",
  street: "南京东路 1 号",
  lat: 31.23,
  lng: null,
};

test("a row of the file has a cell for every head, and no cell is a formula", () => {
  const cells = lineOfFile(ROW).trimEnd().split(",");
  expect(cells).toHaveLength(headOfFile().split(",").length);
  expect(cells.slice(3, 6)).toEqual(['"822"', '"822310054110001"', `"'=老王""烟酒""店"`]);
  expect(cells.at(-1)).toBe('""');
  expect(csvLine(["+1", "a,b", 2])).toBe(`"'+1","a,b",2\r\n`);
});

test.each([
  [
    { record: RECORD, outcome: "通过", reason: "" },
    { outcome: "accepted", reason: null },
  ],
  [
    { record: ` ${RECORD} `, outcome: "ACCEPTED", reason: "" },
    { outcome: "accepted", reason: null },
  ],
  [
    { record: RECORD, outcome: "退回", reason: " 地址不符 " },
    { outcome: "rejected", reason: "地址不符" },
  ],
])("a row of an answer is read as it is meant: %o", (row, answer) => {
  expect(readFeedbackRow(row)).toEqual({ registrationId: RECORD, ...answer });
});

test.each([
  [{ record: "8.1E+15", outcome: "通过", reason: "" }, "record_shape"],
  [{ record: RECORD, outcome: "", reason: "" }, "outcome_unknown"],
  [{ record: RECORD, outcome: "退回", reason: "" }, "reason_missing"],
])("a row that cannot be read says why: %o", (row, fault) => {
  expect(readFeedbackRow(row)).toBe(fault);
});

test("an answer is read with and without heads, and sent in parts that are counted together", async () => {
  const file = new Blob([`\uFEFF记录编号,结果,原因\r\n${RECORD},通过,\r\n`]);
  const rows = await feedbackRowsOf(file);
  expect(rows).toEqual([{ record: RECORD, outcome: "通过", reason: "" }]);
  expect(await feedbackRowsOf(new Blob([`${RECORD},通过\n`]))).toHaveLength(1);
  const many = Array.from({ length: 501 }, () => rows[0] ?? { record: "", outcome: "", reason: "" });
  const parts: number[] = [];
  const sum = await sendFeedback("rgx_1", many, async ({ firstRow, rows: part }) => {
    parts.push(firstRow);
    return { accepted: part.length, rejected: 0, known: 0, faulty: [] };
  });
  expect([parts, sum.accepted]).toEqual([[1, 501], 501]);
});
