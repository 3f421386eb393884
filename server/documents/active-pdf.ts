import { inflateSync } from "node:zlib";

/** PDF names that run, open, embed or lock something. */
const ACTIVE = /\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|EmbeddedFiles|RichMedia|XFA|Encrypt)\b/;
const STREAM_BEGINS = /(?<!end)stream\r?\n/g;
/** How far before its stream a dictionary is looked for. */
const DICTIONARY_CHARACTERS = 2_000;
const MAX_STREAMS = 2_000;
const MAX_INFLATED_BYTES = 20 * 1024 * 1024;

/**
 * Whether a PDF could do anything but show pages. Names may be written with `#xx` escapes and may lie compressed in
 * object streams; a stream that cannot be looked into counts as active.
 */
export function isActivePdf(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  if (ACTIVE.test(unescapeNames(text))) return true;
  let streams = 0;
  for (const match of text.matchAll(STREAM_BEGINS)) {
    const dictionary = text.slice(Math.max(0, match.index - DICTIONARY_CHARACTERS), match.index);
    if (!unescapeNames(dictionary).includes("/ObjStm")) continue;
    streams += 1;
    if (streams > MAX_STREAMS) return true;
    const inner = inflated(bytes.subarray(match.index + match[0].length));
    if (inner === null || ACTIVE.test(unescapeNames(inner))) return true;
  }
  return false;
}

function unescapeNames(text: string): string {
  return text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The stream's text; null when it is no Flate stream or grows beyond all measure. */
function inflated(from: Buffer): string | null {
  const end = from.indexOf("endstream");
  if (end < 0) return null;
  try {
    return inflateSync(from.subarray(0, end), { maxOutputLength: MAX_INFLATED_BYTES }).toString("latin1");
  } catch {
    return null;
  }
}
