import { eq } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import { LOG_WAIT_MS, type RequestLogInput } from "#server/domain/terminals/logs/inputs.ts";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";
import { loadVisibleTerminal } from "../internal.ts";
import { loadLog, viewLog } from "./log-rows.ts";

/** Asks a terminal for its log, which it sends after its next heartbeat; one request at a time. */
export async function requestLog(
  ctx: Context,
  { terminalId, reason }: RequestLogInput,
): Promise<TerminalLogView> {
  requirePermission(ctx, "terminal:pull_log");
  const id = makeId("terminalLog", ctx.randomBytes);
  return change(ctx, async (tx) => {
    const { terminal } = await loadVisibleTerminal(tx, ctx, terminalId);
    if (terminal.status !== "active") {
      const text = "Only a terminal that works sends its log.";
      throw new DomainError("illegal_state", "terminal_not_active", text, { status: terminal.status });
    }
    const asked = await tx
      .insert(terminalLogs)
      .values({
        ...{ id, terminalId, reason, status: "requested", requestedById: ctx.actor.id },
        requestedAt: ctx.now,
        since: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + LOG_WAIT_MS),
      })
      .onConflictDoNothing()
      .returning({ id: terminalLogs.id });
    if (asked.length === 0)
      throw new DomainError("conflict", "log_requested", "This terminal was asked for its log already.");
    await tx.update(terminals).set({ logRequest: id }).where(eq(terminals.id, terminalId));
    await recordAudit(tx, ctx, {
      action: "terminal_log.request",
      subjectType: "terminal_log",
      subjectId: id,
      after: { status: "requested", terminalId },
      reason,
    });
    return viewLog(await loadLog(tx, id));
  });
}
