import type { z } from "zod";
import { typed } from "#server/domain/fields/text.ts";
import { halfWidth } from "#server/domain/fields/typed.ts";

/** Sixteen bytes in hexadecimal: as long as the shortest key that anybody injects. */
const KEY_DIGITS = 32;
/** What people put between the groups of a key, and what a program puts before its bytes. */
const BETWEEN = /0x|[\p{P}\p{S}\p{Z}\s]/giu;

/** Whether a text may be a key itself, however it is written. Payment keys never exist in clear here. */
export function looksLikeKey(text: string): boolean {
  const runs =
    halfWidth(text)
      .replace(BETWEEN, "")
      .match(/[0-9a-f]+/gi) ?? [];
  return runs.some((run) => run.length >= KEY_DIGITS);
}

/** A field into which no key may be typed: what looks like one is refused as such before anything else is said of it. */
export function noKey<Schema extends z.ZodType<string, string>>(schema: Schema) {
  return typed.refine((text) => !looksLikeKey(text), "clear_key").pipe(schema);
}
