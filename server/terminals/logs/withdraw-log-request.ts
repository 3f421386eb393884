import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { LogVersionInput } from "#server/domain/terminals/logs/inputs.ts";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";
import { endLogRequest } from "./end-log-request.ts";
import { loadLog, viewLog } from "./log-rows.ts";

/** Asks for a log no more. */
export async function withdrawLogRequest(
  ctx: Context,
  { logId, version }: LogVersionInput,
): Promise<TerminalLogView> {
  requirePermission(ctx, "terminal:pull_log");
  return change(ctx, async (tx) => {
    const { row: before } = await loadLog(tx, logId);
    await endLogRequest(tx, ctx, { before, event: "withdraw", seenVersion: version });
    return viewLog(await loadLog(tx, logId));
  });
}
