import { z } from "zod";
import { typed } from "./text.ts";
import { halfWidth } from "./typed.ts";

/** Where a list continues, as the page before it said; absent for the first page. */
export const cursor = typed.pipe(z.string().max(200)).optional();

/** Part of a name or number that somebody looks for. */
export const search = typed.transform(halfWidth).pipe(z.string().max(60, "text_too_long")).optional();

/** One page of a list, and where the next one continues; null after the last. */
export function pageOf<View extends z.ZodType>(view: View) {
  return z.strictObject({ items: z.array(view), nextCursor: z.string().nullable() });
}
