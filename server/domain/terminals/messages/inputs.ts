import { z } from "zod";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { line, lines } from "#server/domain/fields/text.ts";

/** So long a message is worth reading. */
export const MESSAGE_VALID_MS = 7 * DAY_MS;
/** Unread messages that a terminal keeps at most: whoever reads none is called. */
export const MOST_UNREAD = 20;

/** A screen of a terminal: a headline and a few lines. */
export const sendMessageInput = z.strictObject({
  terminalId: id("terminal"),
  title: line({ min: 2, max: 30, kind: "title" }),
  text: lines({ min: 2, max: 200, kind: "text" }),
});
export type SendMessageInput = z.output<typeof sendMessageInput>;

export const messageVersionInput = z.strictObject(versioned("messageId", "terminalMessage"));
export type MessageVersionInput = z.output<typeof messageVersionInput>;

export const messageRef = z.strictObject({ messageId: id("terminalMessage") });

/** `after`: the number of the newest message that the terminal has. */
export const messagesQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
});

export const messageReceipt = z.strictObject({ status: z.literal("read") });
