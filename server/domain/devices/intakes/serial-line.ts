import { isStorable, serialNumber } from "#server/domain/fields/text.ts";
import { halfWidth } from "#server/domain/fields/typed.ts";

/** Why a line of a delivery was not taken into stock. */
export const LINE_FAULTS = [
  /** Excel wrote a long number as `8.90123E+15`: its last digits are gone, and nobody can guess them. */
  "serial_scientific",
  "serial_shape",
  /** Stands in the same delivery already. */
  "serial_repeated",
  /** In stock, or out in the world, from another delivery. */
  "serial_known",
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

export interface FaultyLine {
  /** Counted from 1, without the heads of the columns. */
  line: number;
  /** What stood there, shortened. */
  text: string;
  reason: LineFault;
}

const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E[+]\d{1,3}$/i;
const MOST_SHOWN = 60;

/** The serial number that a line holds, null of an empty line, or why there is none. */
export function readSerialLine(text: string): string | null | { fault: LineFault } {
  const value = unwrapped(halfWidth(text));
  if (value === "") return null;
  if (SCIENTIFIC.test(value)) return { fault: "serial_scientific" };
  const serial = serialNumber.safeParse(value);
  return serial.success ? serial.data : { fault: "serial_shape" };
}

/** Without what spreadsheets put around text so that it stays text: `'00123`, `="00123"`, and full width alike. */
function unwrapped(value: string): string {
  const formula = /^=\s*"(.*)"$/.exec(value);
  return (formula?.[1] ?? value).replace(/^[']/, "").trim();
}

/** What can be kept and shown of a line that is not taken. */
export function shownLine(text: string): string {
  return isStorable(text) ? text.trim().slice(0, MOST_SHOWN) : "…";
}

/** The serials of some lines, each with the first line that names it, and the lines that hold none or one again. */
export function sortLines(
  lines: readonly string[],
  firstLine: number,
): { serials: Map<string, number>; faulty: FaultyLine[] } {
  const serials = new Map<string, number>();
  const faulty: FaultyLine[] = [];
  for (const [at, text] of lines.entries()) {
    const line = firstLine + at;
    const read = readSerialLine(text);
    if (read === null) continue;
    if (typeof read !== "string") faulty.push({ line, text: shownLine(text), reason: read.fault });
    else if (serials.has(read)) faulty.push({ line, text: read, reason: "serial_repeated" });
    else serials.set(read, line);
  }
  return { serials, faulty };
}
