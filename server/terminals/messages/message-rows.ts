import { desc, eq, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import { terminalMessages } from "#db/schema/terminal-messages.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { type TerminalMessageView, terminalMessageView } from "#server/domain/terminals/messages/views.ts";

/** Messages with the name of whoever sent them, the newest first. */
export function messageRows(reader: Reader, where: SQL | undefined) {
  return reader
    .select({ message: terminalMessages, sentBy: people.name })
    .from(terminalMessages)
    .innerJoin(people, eq(people.id, terminalMessages.sentBy))
    .where(where)
    .orderBy(desc(terminalMessages.number));
}

type MessageRow = Awaited<ReturnType<typeof messageRows>>[number];

export function viewMessage({ message, sentBy }: MessageRow): TerminalMessageView {
  return {
    ...shownAs(terminalMessageView, message),
    sentBy,
    createdAt: message.createdAt.toISOString(),
    expiresAt: message.expiresAt.toISOString(),
    since: message.since.toISOString(),
  };
}

/** One of them; refuses with `message_not_found`. */
export async function loadMessage(reader: Reader, messageId: string): Promise<MessageRow> {
  const [row] = await messageRows(reader, eq(terminalMessages.id, messageId));
  if (row !== undefined) return row;
  throw messageNotFound();
}

export function messageNotFound(): DomainError {
  return new DomainError("not_found", "message_not_found", "There is no such message.");
}
