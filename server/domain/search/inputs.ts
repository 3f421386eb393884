import { z } from "zod";
import { line } from "#server/domain/fields/text.ts";

/** What somebody types to find anything; too little of it finds nothing. */
export const findInput = z.strictObject({ typed: line({ max: 60 }) });
