import { and, eq } from "drizzle-orm";
import { terminalLogs } from "#db/schema/terminal-logs.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { MAX_LOG_BYTES } from "#server/domain/terminals/logs/inputs.ts";
import { maskSecrets } from "#server/domain/terminals/logs/mask-secrets.ts";
import {
  TERMINAL_LOG_TRANSITIONS,
  type TerminalLogEvent,
  type TerminalLogStatus,
} from "#server/domain/terminals/logs/status.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { endLogRequest } from "./end-log-request.ts";
import { logNotFound } from "./log-rows.ts";

/** Keeps what a terminal was asked for, masked and sealed. Sending it again is harmless; nobody asks for anything else. */
export async function storeLog(ctx: Context, { logId }: { logId: string }, sent: Buffer): Promise<void> {
  requirePermission(ctx, "terminal:operate");
  if (sent.length > MAX_LOG_BYTES) {
    throw new DomainError("invalid_input", "log_too_large", "A log has 256 kB at most. Send its end.", {
      most: MAX_LOG_BYTES,
    });
  }
  await change(ctx, async (tx) => {
    const [before] = await tx
      .select()
      .from(terminalLogs)
      .where(and(eq(terminalLogs.id, logId), eq(terminalLogs.terminalId, ctx.actor.id)))
      .for("update");
    if (before === undefined) throw logNotFound();
    if (before.status === "received") return;
    // Only what is waited for is masked, under its row's lock: however often a log is sent, it costs this once.
    const changes = isAwaited(before) ? sealedLog(ctx, logId, sent) : undefined;
    await endLogRequest(tx, ctx, { before, event: "receive", ...(changes && { changes }) });
  });
}

const isAwaited = ({ status }: { status: TerminalLogStatus }) =>
  eventsFrom<TerminalLogStatus, TerminalLogEvent>(TERMINAL_LOG_TRANSITIONS, status).includes("receive");

/** What is no UTF-8 is replaced, and what no database keeps is left out: a log is read by people. */
function sealedLog({ vault }: Context, logId: string, sent: Buffer): { log: string; bytes: number } {
  const log = maskSecrets(sent.toString("utf8").replaceAll("\0", ""));
  return { log: vault.seal(log, placeOf("terminal_logs.log", logId)), bytes: Buffer.byteLength(log) };
}
