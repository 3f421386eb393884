import { and, asc, inArray, lte } from "drizzle-orm";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";
import { noteUnread } from "./note-unread.ts";

const BATCH = 100;

/** Ends messages that nobody has read in time. Whoever reads one at the same moment is faster. */
export async function expireMessages(ctx: Context): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const due = await read(ctx, (db) =>
    db
      .select()
      .from(terminalMessages)
      .where(and(inArray(terminalMessages.status, UNREAD_STATUSES), lte(terminalMessages.expiresAt, ctx.now)))
      .orderBy(asc(terminalMessages.expiresAt))
      .limit(BATCH),
  );
  return changeEach(ctx, due, async (tx, before) => {
    await takeStep(tx, ctx, { noun: "terminal_message", before, event: "expire" });
    await noteUnread(tx, before.terminalId);
  });
}
