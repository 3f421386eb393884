import { z } from "zod";
import { idempotencyKey } from "#server/domain/payments/inputs.ts";

/** How the header is documented. */
export const KEY_HEADER = { "Idempotency-Key": "Chosen by the terminal; the same key again is always safe" };

/** The key of a request; refuses one that has none. */
export function keyOf(headers: Record<string, string | string[] | undefined>): string {
  return z.object({ "idempotency-key": idempotencyKey }).parse(headers)["idempotency-key"];
}
