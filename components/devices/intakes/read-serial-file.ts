import Papa from "papaparse";
import { decodeText } from "#components/browser/decode-text.ts";

/** A maker's list as it was read: its columns, and which of them holds the serial numbers, if that can be told. */
export interface SerialFile {
  name: string;
  encoding: "utf-8" | "gb18030";
  /** Heads of the columns, or where there are none their numbers. */
  columns: string[];
  /** Column of the serial numbers; null when a person has to say. */
  serialColumn: number | null;
  /** Cells, row by row, without the heads. */
  rows: string[][];
}

export type FileFault = "file_spreadsheet" | "file_empty" | "file_large" | "file_unreadable";

/** Ten times what a hundred thousand serials need. */
const MOST_BYTES = 20 * 1024 * 1024;
const HEADS =
  /^(sn|s\/n|serial(number|no\.?)?|序列号|序列號|设备序列号|设备号|机身号|机身序列号|终端序列号)$/i;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a list in UTF-8 or GB18030, with commas, semicolons or tabs, with or without heads; answers why it cannot. */
export async function readSerialFile(file: File): Promise<SerialFile | FileFault> {
  if (file.size > MOST_BYTES) return "file_large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if ([ZIP, OLE].some((mark) => mark.every((byte, at) => bytes[at] === byte))) return "file_spreadsheet";
  const { text, encoding } = decodeText(bytes);
  if (text.includes("\u0000")) return "file_unreadable";
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [first] = data;
  if (first === undefined) return "file_empty";
  const heads = first.map((cell) => cell.trim());
  const found = heads.findIndex((head) => HEADS.test(head.replaceAll(/\s/g, "")));
  const rows = found === -1 ? data : data.slice(1);
  if (rows.length === 0) return "file_empty";
  const width = Math.max(...data.slice(0, 50).map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => (heads[at] ?? "") || String(at + 1));
  const serialColumn = found !== -1 ? found : width === 1 ? 0 : null;
  return { name: file.name, encoding, columns, serialColumn, rows };
}

/** The lines of one column, as they are sent: what is longer than any serial is cut, and then refused line by line. */
export function linesOf({ rows }: SerialFile, column: number): string[] {
  return rows.map((row) => (row[column] ?? "").slice(0, 200));
}
