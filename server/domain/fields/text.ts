import { z } from "zod";
import { foldCode, foldSerial, plainText } from "./typed.ts";

/** Far above any value of a field: what is longer is not folded at all. */
const MOST_TYPED = 2000;

/** PostgreSQL keeps no NUL and UTF-8 no half of a pair; other control characters are nobody's words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/** Whether the database can hold the text, and a person can have meant all of it. */
export function isStorable(value: string): boolean {
  return !CONTROL.test(value) && value.isWellFormed();
}

/** Any text somebody sends: storable, before it is folded by the kind of its value. */
export const typed = z.string().max(MOST_TYPED, "text_too_long").refine(isStorable, "text_characters");

/** One line of a file as it stands there, to be judged by itself: a bad one does not refuse those beside it. */
export const fileLine = z.string().max(200, "text_too_long");

interface Length {
  min?: number;
  max: number;
  /** What its faults are called: `name_too_short`, `name_too_long`; a plain one where absent. */
  kind?: string;
}

/** One line of words, kept as it was written but for what nobody sees. */
export function line({ min = 0, max, kind = "text" }: Length) {
  return typed
    .transform(plainText)
    .pipe(z.string().min(min, `${kind}_too_short`).max(max, `${kind}_too_long`));
}

/** Words of several lines; their breaks are theirs. */
export function lines({ min = 0, max, kind = "text" }: Length) {
  return typed
    .transform((value) =>
      value
        .split(/\r\n?|\n/)
        .map(plainText)
        .join("\n")
        .trim(),
    )
    .pipe(z.string().min(min, `${kind}_too_short`).max(max, `${kind}_too_long`));
}

/** A number or code in capitals, without the blanks and dashes that people put between its groups. */
export const code = typed.transform(foldCode).pipe(z.string().max(60, "text_too_long"));

/** A device's serial number as every door keeps and finds it: capitals, digits and its own dashes. */
export const serialNumber = typed
  .transform(foldSerial)
  .pipe(z.string().regex(/^[A-Z0-9-]{1,50}$/, "serial_shape"));
