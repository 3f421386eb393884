import type { Transaction } from "#db/client.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { Application } from "./load-application.ts";

/**
 * Changes each application in a transaction of its own. Whoever acts on one at the same moment is faster: it is then
 * left alone. Returns how many were changed.
 */
export async function changeEach(
  ctx: Context,
  due: readonly Application[],
  work: (tx: Transaction, application: Application) => Promise<unknown>,
): Promise<number> {
  let changed = 0;
  for (const application of due) {
    try {
      await change(ctx, (tx) => work(tx, application));
      changed += 1;
    } catch (error) {
      if (!(error instanceof DomainError && error.reason === "changed_meanwhile")) throw error;
    }
  }
  return changed;
}
