import { desc, eq, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { people } from "#db/schema/people.ts";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";
import { type TerminalLogView, terminalLogView } from "#server/domain/terminals/logs/views.ts";

/** Logs with the name of whoever asked for them, the newest first. */
export function logRows(reader: Reader, where: SQL | undefined) {
  return reader
    .select({ row: terminalLogs, requestedBy: people.name })
    .from(terminalLogs)
    .innerJoin(people, eq(people.id, terminalLogs.requestedById))
    .where(where)
    .orderBy(desc(terminalLogs.requestedAt), desc(terminalLogs.id));
}

type LogRow = Awaited<ReturnType<typeof logRows>>[number];

export function viewLog({ row, requestedBy }: LogRow): TerminalLogView {
  return {
    ...shownAs(terminalLogView, row),
    requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    since: row.since.toISOString(),
  };
}

/** One of them; refuses with `log_not_found`. */
export async function loadLog(reader: Reader, logId: string): Promise<LogRow> {
  const [found] = await logRows(reader, eq(terminalLogs.id, logId));
  if (found !== undefined) return found;
  throw logNotFound();
}

export function logNotFound(): DomainError {
  return new DomainError("not_found", "log_not_found", "No such log was asked for.");
}
