import { z } from "zod";

/**
 * Why somebody did something, in their own words: kept for as long as the change itself. One rule for every reason,
 * remedy and note, whoever gives it.
 */
export const reason = z.string().trim().min(2, "reason_too_short").max(500, "reason_too_long");
