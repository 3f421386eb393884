import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { TERMINAL_LOG_STATUSES, type TerminalLogStatus } from "#server/domain/terminals/logs/status.ts";
import { id, instant, oneOf, sealed, version } from "../columns.ts";
import { people } from "./people.ts";
import { terminals } from "./terminals.ts";

/** Logs that staff asked terminals for; what came is masked, sealed and forgotten after a month. */
export const terminalLogs = pgTable(
  "terminal_logs",
  {
    id: id(),
    terminalId: text()
      .notNull()
      .references(() => terminals.id),
    status: text().$type<TerminalLogStatus>().notNull(),
    reason: text().notNull(),
    requestedById: text()
      .notNull()
      .references(() => people.id),
    requestedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    log: sealed(),
    /** Of the log as it is kept. */
    bytes: integer(),
    /** Since when it has its status. */
    since: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex("terminal_logs_one_open").on(t.terminalId).where(sql`${t.status} = 'requested'`),
    index("terminal_logs_terminal").on(t.terminalId, t.requestedAt),
    index("terminal_logs_age").on(t.requestedAt),
    check("terminal_logs_status_known", oneOf(t.status, TERMINAL_LOG_STATUSES)),
    check("terminal_logs_kept_when_received", sql`(${t.status} = 'received') = (${t.log} is not null)`),
    check("terminal_logs_measured", sql`(${t.log} is null) = (${t.bytes} is null)`),
  ],
);
