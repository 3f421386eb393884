import { max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { payments } from "#db/schema/payments.ts";

/**
 * The instant at which a change of prices may be put on record: `now`, or just after the last payment that was
 * priced without it, whose price must stay explicable. Waits for payments being priced and keeps others waiting.
 */
export async function momentOfPriceChange(tx: Transaction, now: Date): Promise<Date> {
  await lock(tx, LOCKS.prices());
  const [row] = await tx.select({ last: max(payments.createdAt) }).from(payments);
  const last = row?.last ?? null;
  return last === null || last < now ? now : new Date(last.getTime() + 1);
}
