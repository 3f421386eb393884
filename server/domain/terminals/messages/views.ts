import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { TERMINAL_MESSAGE_STATUSES } from "./status.ts";

/** A message to a terminal, as staff see it. */
export const terminalMessageView = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  sentBy: z.string(),
  status: z.enum(TERMINAL_MESSAGE_STATUSES),
  createdAt: utcInstant,
  expiresAt: utcInstant,
  since: utcInstant,
  version: z.int(),
});
export type TerminalMessageView = z.infer<typeof terminalMessageView>;

/** The same, as its terminal is given it. */
export const deliveredMessage = z.strictObject({
  messageId: z.string(),
  number: z.int(),
  title: z.string(),
  text: z.string(),
  sentAt: utcInstant,
  expiresAt: utcInstant,
});
export type DeliveredMessage = z.infer<typeof deliveredMessage>;
export const deliveredMessages = z.strictObject({ messages: z.array(deliveredMessage) });
