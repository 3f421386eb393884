import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { MessageVersionInput } from "#server/domain/terminals/messages/inputs.ts";
import type { TerminalMessageView } from "#server/domain/terminals/messages/views.ts";
import { loadMessage, viewMessage } from "./message-rows.ts";
import { noteUnread } from "./note-unread.ts";

/** Takes back a message that its terminal has not fetched yet. */
export async function withdrawMessage(
  ctx: Context,
  { messageId, version }: MessageVersionInput,
): Promise<TerminalMessageView> {
  requirePermission(ctx, "terminal:write");
  return change(ctx, async (tx) => {
    const { message: before } = await loadMessage(tx, messageId);
    await takeStep(tx, ctx, { noun: "terminal_message", before, event: "withdraw", seenVersion: version });
    await noteUnread(tx, before.terminalId);
    return viewMessage(await loadMessage(tx, messageId));
  });
}
