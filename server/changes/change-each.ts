import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import { isOvertaken } from "#server/domain/errors.ts";

/**
 * Changes each row in a transaction of its own. Whoever acts on one at the same moment is faster: it is then left alone.
 * Returns how many were changed.
 */
export async function changeEach<Row>(
  ctx: Parameters<typeof change>[0],
  due: readonly Row[],
  work: (tx: Transaction, row: Row) => Promise<unknown>,
): Promise<number> {
  let changed = 0;
  for (const row of due) {
    try {
      await change(ctx, (tx) => work(tx, row));
      changed += 1;
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
  return changed;
}
