import Papa from "papaparse";
import type { z } from "zod";
import { decodeText } from "#components/browser/decode-text.ts";
import { FEEDBACK_AT_ONCE, type feedbackRow } from "#server/domain/registrations/inputs.ts";
import type { FeedbackRead } from "#server/domain/registrations/views.ts";

type Row = z.infer<typeof feedbackRow>;
type Send = (input: { exportId: string; firstRow: number; rows: Row[] }) => Promise<FeedbackRead>;

/** Heads of the first column; a first line without one of them is an answer itself. */
const HEAD = /^(记录编号|record|id)$/i;

/** The rows of an answer (record, outcome, reason) in UTF-8 or GB18030; what is longer than any is cut, and refused. */
export async function feedbackRowsOf(file: Blob): Promise<Row[]> {
  const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const rows = HEAD.test(data[0]?.[0]?.trim() ?? "") ? data.slice(1) : data;
  const cell = (row: string[], at: number) => (row[at] ?? "").slice(0, 200);
  return rows.map((row) => ({ record: cell(row, 0), outcome: cell(row, 1), reason: cell(row, 2) }));
}

/** Sends an answer part by part; sent again after a failure, what was read before changes nothing. */
export async function sendFeedback(
  exportId: string,
  rows: readonly Row[],
  send: Send,
): Promise<FeedbackRead> {
  const sum: FeedbackRead = { accepted: 0, rejected: 0, known: 0, faulty: [] };
  for (let at = 0; at < rows.length; at += FEEDBACK_AT_ONCE) {
    const read = await send({ exportId, firstRow: at + 1, rows: rows.slice(at, at + FEEDBACK_AT_ONCE) });
    sum.accepted += read.accepted;
    sum.rejected += read.rejected;
    sum.known += read.known;
    sum.faulty.push(...read.faulty);
  }
  return sum;
}
