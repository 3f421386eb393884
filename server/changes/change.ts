import type { Database, Transaction } from "#db/client.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Channel, Notices } from "./notices.ts";
import { whileThere } from "./while-there.ts";

export interface ChangeContext {
  db: Database;
  notices: Notices;
}

const wantedBy = new WeakMap<Transaction, Set<Channel>>();

/**
 * The door through which everything is changed: one transaction, run again when PostgreSQL itself asks for it, and
 * after its commit the notices that the change asked for. No remote call belongs inside.
 */
export async function change<T>(ctx: ChangeContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const wanted = new Set<Channel>();
  const result = await whileThere(() =>
    inTransaction(ctx.db, async (tx) => {
      // A first try that was undone asked for nothing.
      wanted.clear();
      wantedBy.set(tx, wanted);
      return work(tx);
    }),
  );
  for (const channel of wanted) ctx.notices.send(channel);
  return result;
}

/** Asks for a notice once the change is kept; outside the door nobody is woken, and the pollers find it. */
export function noticeAfterCommit(tx: Transaction, channel: Channel): void {
  wantedBy.get(tx)?.add(channel);
}

/**
 * The same for a change of one statement, which is a transaction by itself: nothing is promised with it and no status
 * changes, such as a counter, a last look or a mark of what was delivered.
 */
export function changeByStatement<T>(ctx: { db: Database }, work: (db: Database) => Promise<T>): Promise<T> {
  return whileThere(() => work(ctx.db));
}
