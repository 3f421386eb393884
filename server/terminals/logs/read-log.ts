import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { loadLog, logNotFound } from "./log-rows.ts";

/** What a terminal's log says; the look is written down. */
export async function readLog(ctx: Context, { logId }: { logId: string }): Promise<{ log: string }> {
  requirePermission(ctx, "terminal:pull_log");
  return change(ctx, async (tx) => {
    const { row } = await loadLog(tx, logId);
    if (row.log === null) throw logNotFound();
    await recordAudit(tx, ctx, {
      action: "terminal_log.read",
      subjectType: "terminal_log",
      subjectId: logId,
      after: { terminalId: row.terminalId },
    });
    return { log: ctx.vault.open(row.log, placeOf("terminal_logs.log", logId)) };
  });
}
