import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";

/** `R` + Asia/Shanghai date + 10 digits: readable over the phone, unguessable enough not to collide in a day. */
export function makeOrderNumber(now: Date, randomBytes: (length: number) => Uint8Array): string {
  const bytes = randomBytes(10);
  // Ten digits from ten bytes: the slight preference for 0–5 does not matter, since a unique index decides.
  const digits = Array.from(bytes, (byte) => byte % 10).join("");
  return `R${shanghaiDate(now).replaceAll("-", "")}${digits}`;
}

/** Vouchers of one terminal and Asia/Shanghai day form a batch, named by its date. */
export function batchNumberOf(paidAt: Date): string {
  return shanghaiDate(paidAt).slice(2).replaceAll("-", "");
}

/** How long a payer has, from the order to the end of the wallet. */
export const PAYMENT_VALID_MS = 15 * MINUTE_MS;
