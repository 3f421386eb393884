import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decompress } from "woff2-encoder";

/** The font lies in parts, each with the characters it draws: `[12]` or `latin`, as U+4e00,U+4e03-4e05. */
const PACKAGE = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json"),
);
const PARTS = Object.entries<string>(JSON.parse(readFileSync(join(PACKAGE, "unicode.json"), "utf8"))).map(
  ([part, ranges]) => ({ part: part.replace(/[[\]]/g, ""), ranges: ranges.split(",").map(rangeOf) }),
);

/** The variable font's outlines are its thinnest; a stroke of so many ems gives them the weight of print. */
export const STROKE = 0.035;

const holders = new Map<string, string | null>();
const files = new Map<string, Buffer>();
const unpacked = new Map<string, Buffer>();

/** Which part draws a character; null where none does. */
export function partOf(character: string): string | null {
  const known = holders.get(character);
  if (known !== undefined) return known;
  const codePoint = character.codePointAt(0) ?? 0;
  const holder = PARTS.find(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  const part = holder?.part ?? null;
  holders.set(character, part);
  return part;
}

/** The file of a part (WOFF2), read once. */
export function fileOfPart(part: string): Buffer {
  const read =
    files.get(part) ?? readFileSync(join(PACKAGE, "files", `noto-sans-sc-${part}-wght-normal.woff2`));
  files.set(part, read);
  return read;
}

/** The same as TrueType, which can be cut down to the characters that a document needs; unpacked once. */
export async function trueTypeOfPart(part: string): Promise<Buffer> {
  const kept = unpacked.get(part) ?? Buffer.from(await decompress(fileOfPart(part)));
  unpacked.set(part, kept);
  return kept;
}

function rangeOf(range: string): [from: number, to: number] {
  const [from = "", to = from] = range.replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
