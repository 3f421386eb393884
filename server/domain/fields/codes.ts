import { z } from "zod";
import { code } from "./text.ts";

/** Six digits that somebody reads off a phone; blanks between them are dropped. `code_shape` otherwise. */
export const sixDigitCode = code.pipe(z.string().regex(/^\d{6}$/, "code_shape"));

/** Up to four dotted numbers, compared number by number. */
export const firmwareVersion = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,3}$/, "firmware_shape");
