import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";

/** Name of the format; `docs/verify-a-proof-pack.md` says what it holds, byte for byte. */
export const PACK_FORMAT = "ruwang-proof-pack-1";

/** Entries of one file of a pack: who makes it and who checks it holds no more at once. */
export const ENTRIES_A_FILE = 200;

const BLOCK = 512;
const UTF_8 = new TextEncoder();

/** An archive ends with two blocks of nothing (POSIX ustar). */
export const END_OF_PACK: Uint8Array = new Uint8Array(2 * BLOCK);

/** One thing of a merchant's record; `id` is what a checker calls it by. */
export interface PackEntry {
  id: string;
  [field: string]: unknown;
}

export interface PackFile {
  name: string;
  entries: readonly PackEntry[];
}

/** A line of a file: the SHA-256 of the entry's canonical JSON (RFC 8785), a blank, that JSON. */
export function packLine(entry: PackEntry, sha256Hex: (text: string) => string): string {
  const text = canonicalJson(entry);
  return `${sha256Hex(text)} ${text}\n`;
}

/** The 512 bytes before a file (POSIX ustar). Nothing of it is free: a checker knows each byte beforehand. */
export function packHeader(file: { name: string; size: number; at: Date }): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (offset: number, text: string) => block.set(UTF_8.encode(text), offset);
  put(0, file.name);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${octal(file.size, 11)}\0`);
  put(136, `${octal(Math.floor(file.at.getTime() / 1000), 11)}\0`);
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return block;
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");

/** Nothing up to the next block. */
export function packPadding(size: number): Uint8Array {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}

/** `audit/000003.jsonl`: files of one kind sort as they follow each other. */
export const packFileName = (kind: string, number: number): string =>
  `${kind}/${String(number).padStart(6, "0")}.jsonl`;
