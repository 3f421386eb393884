import { lines } from "./text.ts";

/**
 * Why somebody did something, in their own words: kept for as long as the change itself. One rule for every reason,
 * remedy and note, whoever gives it.
 */
export const reason = lines({ min: 2, max: 500, kind: "reason" });
