import { z } from "zod";

/** Where a list continues, as the page before it said; absent for the first page. */
export const cursor = z.string().max(200).optional();

/** Part of a name or number that somebody looks for. */
export const search = z.string().trim().max(60).optional();

/** One page of a list, and where the next one continues; null after the last. */
export function pageOf<View extends z.ZodType>(view: View) {
  return z.strictObject({ items: z.array(view), nextCursor: z.string().nullable() });
}
