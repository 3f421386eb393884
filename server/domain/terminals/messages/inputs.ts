import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { line, lines } from "#server/domain/fields/text.ts";

/** So many days a message is worth reading, unless whoever sends it says otherwise. */
export const MESSAGE_VALID_DAYS = 7;
const MOST_VALID_DAYS = 30;
/** What the glass of the smallest terminal shows at once. */
const MOST_LINES = 5;
const LONGEST_LINE = 60;
/** Unread messages that a terminal keeps at most: whoever reads none is called. */
export const MOST_UNREAD = 20;

/** A screen of a terminal: a headline and a few lines. */
export const sendMessageInput = z.strictObject({
  terminalId: id("terminal"),
  title: line({ min: 2, max: 30, kind: "title" }),
  text: lines({ min: 2, max: MOST_LINES * (LONGEST_LINE + 1), kind: "text" })
    .refine((text) => text.split("\n").length <= MOST_LINES, "message_lines")
    .refine((text) => text.split("\n").every((line) => line.length <= LONGEST_LINE), "message_line_too_long"),
  /** From now on; `MESSAGE_VALID_DAYS` when nothing is said. */
  validDays: z.int("valid_days").min(1, "valid_days").max(MOST_VALID_DAYS, "valid_days").optional(),
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
