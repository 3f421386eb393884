import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminalPresence } from "#db/schema/terminals.ts";

/** Notes that terminals were heard of just now; in the order of their ids, so that two who note the same ones do not cross. */
export async function noteSeen(
  tx: Transaction,
  { now }: { now: Date },
  ...terminalIds: readonly string[]
): Promise<void> {
  await tx
    .insert(terminalPresence)
    .values([...terminalIds].sort().map((terminalId) => ({ terminalId, lastSeenAt: now })))
    .onConflictDoUpdate({
      target: terminalPresence.terminalId,
      set: { lastSeenAt: sql`excluded.last_seen_at` },
    });
}
