import Papa from "papaparse";
import { decodeText } from "#components/browser/decode-text.ts";
import type { ListRow } from "#server/domain/reviews/screening/inputs.ts";

const NAME = /^(name|姓名|名称|户名)$/i;
const NUMBER = /^(id.?number|证件号码?|身份证号?)$/i;
const NOTE = /^(note|备注|原因)$/i;

/** Rows of a list in UTF-8 or GB18030: by their heads, or where there are none name, number and note in this order. */
export async function readListFile(file: File): Promise<ListRow[]> {
  const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const heads = (data[0] ?? []).map((cell) => cell.trim());
  const named = heads.some((head) => NAME.test(head));
  const columnOf = (head: RegExp, at: number) => (named ? heads.findIndex((cell) => head.test(cell)) : at);
  const [name, number, note] = [columnOf(NAME, 0), columnOf(NUMBER, 1), columnOf(NOTE, 2)];
  return (named ? data.slice(1) : data).map((row) => ({
    name: row[name] ?? "",
    idNumber: row[number] ?? "",
    note: row[note] ?? "",
  }));
}
