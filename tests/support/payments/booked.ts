import type { BookedEntry } from "#server/domain/ledger/views.ts";
import { postingsOfPayment } from "#server/ledger/postings-of-payment.ts";
import type { World } from "../world/world.ts";

/** What the ledger booked for a payment and its refunds. */
export const bookedFor = (world: Pick<World, "runtime">, paymentId: string): Promise<BookedEntry[]> =>
  postingsOfPayment(world.runtime.db, paymentId);

/** The same, summed by account. */
export function byAccount(entries: readonly BookedEntry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, amountFen } of entries) sums[account] = (sums[account] ?? 0) + amountFen;
  return sums;
}
