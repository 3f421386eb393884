import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** A code is on its way, and until when it will be good. */
export const codeSent = z.strictObject({ expiresAt: utcInstant });
