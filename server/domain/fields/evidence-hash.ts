import { z } from "zod";

/** SHA-256, in hexadecimal digits, of what somebody saw who decides on it. */
export const evidenceHash = z.string().regex(/^[0-9a-f]{64}$/, "not_a_hash");
