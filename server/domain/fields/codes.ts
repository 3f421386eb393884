import { z } from "zod";
import { compactString } from "./people.ts";

/** Six digits that somebody reads off a phone; blanks between them are dropped. `code_shape` otherwise. */
export const sixDigitCode = compactString.pipe(z.string().regex(/^\d{6}$/, "code_shape"));
