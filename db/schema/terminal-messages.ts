import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import {
  TERMINAL_MESSAGE_STATUSES,
  type TerminalMessageStatus,
} from "#server/domain/terminals/messages/status.ts";
import { id, instant, oneOf, version } from "../columns.ts";
import { people } from "./people.ts";
import { terminals } from "./terminals.ts";

/** What staff tell whoever stands at a terminal. */
export const terminalMessages = pgTable(
  "terminal_messages",
  {
    id: id(),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    /** Rises with each message of a terminal. */
    number: integer().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    sentBy: text()
      .notNull()
      .references(() => people.id),
    status: text().$type<TerminalMessageStatus>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Since when it has its status. */
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("terminal_messages_numbered").on(t.terminalId, t.number),
    index("terminal_messages_due").on(t.status, t.expiresAt),
    check("terminal_messages_status_known", oneOf(t.status, TERMINAL_MESSAGE_STATUSES)),
  ],
);
