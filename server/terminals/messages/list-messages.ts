import { eq } from "drizzle-orm";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalMessageView } from "#server/domain/terminals/messages/views.ts";
import { loadVisibleTerminal } from "../internal.ts";
import { messageRows, viewMessage } from "./message-rows.ts";

const SHOWN = 50;

/** What a terminal was told, the newest first. */
export async function listMessages(
  ctx: Context,
  { terminalId }: { terminalId: string },
): Promise<TerminalMessageView[]> {
  requirePermission(ctx, "terminal:read");
  const rows = await read(ctx, async (db) => {
    await loadVisibleTerminal(db, ctx, terminalId);
    return messageRows(db, eq(terminalMessages.terminalId, terminalId)).limit(SHOWN);
  });
  return rows.map(viewMessage);
}
