import { and, eq } from "drizzle-orm";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";
import { messageNotFound } from "./message-rows.ts";
import { noteUnread } from "./note-unread.ts";

/** Somebody at the terminal has read a message of its own; saying so again, or too late, is no fault. */
export async function readMessage(ctx: Context, { messageId }: { messageId: string }): Promise<void> {
  requirePermission(ctx, "terminal:operate");
  await change(ctx, async (tx) => {
    // A receipt that comes twice at once is read one after the other.
    const [before] = await tx
      .select()
      .from(terminalMessages)
      .where(and(eq(terminalMessages.id, messageId), eq(terminalMessages.terminalId, ctx.actor.id)))
      .for("no key update");
    if (before === undefined) throw messageNotFound();
    if (!UNREAD_STATUSES.includes(before.status)) return;
    await takeStep(tx, ctx, { noun: "terminal_message", before, event: "read" });
    await noteUnread(tx, before.terminalId);
  });
}
