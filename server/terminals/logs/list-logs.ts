import { eq } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";
import { loadVisibleTerminal } from "../internal.ts";
import { logRows, viewLog } from "./log-rows.ts";

const SHOWN = 20;

/** Which logs a terminal was asked for, the newest first; never what they say. */
export async function listLogs(
  ctx: Context,
  { terminalId }: { terminalId: string },
): Promise<TerminalLogView[]> {
  requirePermission(ctx, "terminal:pull_log");
  const rows = await read(ctx, async (db) => {
    await loadVisibleTerminal(db, ctx, terminalId);
    return logRows(db, eq(terminalLogs.terminalId, terminalId)).limit(SHOWN);
  });
  return rows.map(viewLog);
}
