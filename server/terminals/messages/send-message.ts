import { and, count, eq, inArray, max } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import {
  MESSAGE_VALID_DAYS,
  MOST_UNREAD,
  type SendMessageInput,
} from "#server/domain/terminals/messages/inputs.ts";
import { UNREAD_STATUSES } from "#server/domain/terminals/messages/status.ts";
import type { TerminalMessageView } from "#server/domain/terminals/messages/views.ts";
import { loadVisibleTerminal } from "../internal.ts";
import { loadMessage, viewMessage } from "./message-rows.ts";
import { noteUnread } from "./note-unread.ts";

/** Tells whoever stands at a terminal something; it is shown there once, and gone when it is no longer valid. */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<TerminalMessageView> {
  requirePermission(ctx, "terminal:write");
  const { terminalId, title, text, validDays = MESSAGE_VALID_DAYS } = input;
  const id = makeId("terminalMessage", ctx.randomBytes);
  return change(ctx, async (tx) => {
    await requireWorking(tx, ctx, terminalId);
    const number = await nextNumber(tx, terminalId);
    await tx.insert(terminalMessages).values({
      ...{ id, terminalId, number, title, text, sentBy: ctx.actor.id, status: "waiting" },
      createdAt: ctx.now,
      since: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + validDays * DAY_MS),
    });
    await noteUnread(tx, terminalId);
    await recordAudit(tx, ctx, {
      action: "terminal_message.send",
      subjectType: "terminal_message",
      subjectId: id,
      after: { status: "waiting", terminalId },
    });
    await enqueue(tx, ctx, { topic: "terminal_message.sent", payload: { terminalId, number } });
    return viewMessage(await loadMessage(tx, id));
  });
}

/** Locked, so that two who send at once are numbered and counted one after the other. */
async function requireWorking(tx: Transaction, ctx: Context, terminalId: string): Promise<void> {
  await tx
    .select({ id: terminals.id })
    .from(terminals)
    .where(eq(terminals.id, terminalId))
    .for("no key update");
  const { terminal } = await loadVisibleTerminal(tx, ctx, terminalId);
  if (["active", "suspended"].includes(terminal.status)) return;
  throw new DomainError(
    "illegal_state",
    "terminal_not_active",
    "Only a terminal that is activated shows messages.",
    { status: terminal.status },
  );
}

async function nextNumber(tx: Transaction, terminalId: string): Promise<number> {
  const ofTerminal = eq(terminalMessages.terminalId, terminalId);
  const [all] = await tx
    .select({ newest: max(terminalMessages.number) })
    .from(terminalMessages)
    .where(ofTerminal);
  const [open] = await tx
    .select({ unread: count() })
    .from(terminalMessages)
    .where(and(ofTerminal, inArray(terminalMessages.status, UNREAD_STATUSES)));
  if ((open?.unread ?? 0) < MOST_UNREAD) return (all?.newest ?? 0) + 1;
  throw new DomainError(
    "limit_reached",
    "too_many_messages",
    "Nobody has read the last messages at this terminal. Call the merchant instead.",
    { most: MOST_UNREAD },
  );
}
