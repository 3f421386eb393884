import { and, eq, inArray, max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { terminals } from "#db/schema/terminals.ts";
import { UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";

/**
 * Notes with a terminal the newest message that nobody there has read: its heartbeats are answered with it. The terminal is
 * locked before that is looked up, so that whoever notes at the same moment is followed, and not overwritten by an older look.
 */
export async function noteUnread(tx: Transaction, terminalId: string): Promise<void> {
  await tx
    .select({ id: terminals.id })
    .from(terminals)
    .where(eq(terminals.id, terminalId))
    .for("no key update");
  const [row] = await tx
    .select({ newest: max(terminalMessages.number) })
    .from(terminalMessages)
    .where(
      and(eq(terminalMessages.terminalId, terminalId), inArray(terminalMessages.status, UNREAD_STATUSES)),
    );
  await tx
    .update(terminals)
    .set({ unreadMessage: row?.newest ?? null })
    .where(eq(terminals.id, terminalId));
}
