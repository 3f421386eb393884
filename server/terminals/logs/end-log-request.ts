import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { terminalLogs } from "#db/schema/terminal-logs.ts";
import { terminals } from "#db/schema/terminals.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import type { TerminalLogEvent } from "#server/domain/terminals/logs/status.ts";

interface End {
  before: typeof terminalLogs.$inferSelect;
  event: TerminalLogEvent;
  seenVersion?: number | undefined;
  changes?: { log: string; bytes: number };
}

/** However a request ends, its terminal is asked no more. */
export async function endLogRequest(
  tx: Transaction,
  ctx: Context,
  { before, event, seenVersion, changes }: End,
): Promise<void> {
  const facts = { terminalId: before.terminalId, ...(changes !== undefined && { bytes: changes.bytes }) };
  await takeStep(tx, ctx, {
    noun: "terminal_log",
    before,
    event,
    seenVersion,
    facts,
    ...(changes && { changes }),
  });
  await tx
    .update(terminals)
    .set({ logRequest: null })
    .where(and(eq(terminals.id, before.terminalId), eq(terminals.logRequest, before.id)));
}
