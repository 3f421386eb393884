import type { Transaction } from "#db/client.ts";
import { LOCKS, shareLock } from "#db/lock.ts";

/** Held while a payment is priced and written: no price changes between the two. Any number may hold it at once. */
export async function holdPrices(tx: Transaction): Promise<void> {
  await shareLock(tx, LOCKS.prices());
}
