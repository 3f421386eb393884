import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminalHeartbeats, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import {
  type ConfigReport,
  type HeartbeatAnswer,
  type HeartbeatInput,
  heartbeatAnswerOf,
} from "#server/domain/device-protocol/config.ts";
import { isDrift, mayReport } from "#server/domain/terminals/running.ts";
import type { Terminal } from "./bound-terminals.ts";
import { offeredHash, reportConfigIn } from "./configuration/report-config.ts";
import { heartbeatRow } from "./health/heartbeat-row.ts";
import { noteSeen } from "./health/note-seen.ts";
import { noteFarFromStore } from "./incidents/note-far-from-store.ts";
import { raiseIncident, settleIncident } from "./incidents/raise-incident.ts";
import { loadBoundTerminal } from "./internal.ts";

/**
 * A sign of life. It counts as a report of what it names, and a hash other than the reported one is drift: staff see
 * it and a new offer corrects it. Else the row's version stays: nothing changes that a person or job decides upon.
 */
export async function recordHeartbeat(ctx: Context, beat: HeartbeatInput): Promise<HeartbeatAnswer> {
  requirePermission(ctx, "terminal:operate");
  return change(ctx, async (tx) => {
    const bound = await loadBoundTerminal(tx, ctx.actor.id);
    const { terminal } = bound;
    const drifted = await noteRunning(tx, ctx, { terminal, beat });
    if (drifted || terminal.firmwareVersion !== beat.firmwareVersion)
      await tx
        .update(terminals)
        .set({ firmwareVersion: beat.firmwareVersion, ...(drifted && { drifted }) })
        .where(eq(terminals.id, terminal.id));
    await noteSeen(tx, ctx, terminal.id);
    await tx
      .insert(terminalHeartbeats)
      .values(heartbeatRow(ctx, terminal.id, beat))
      .onConflictDoNothing();
    await noteFarFromStore(tx, ctx, { bound, at: beat.location });
    return heartbeatAnswerOf(ctx.now.toISOString(), terminal);
  });
}

/** Whether the terminal has begun to run something else than it reported: told and answered once, until it is mended. */
async function noteRunning(
  tx: Transaction,
  ctx: Context,
  { terminal, beat }: { terminal: Terminal; beat: HeartbeatInput },
): Promise<boolean> {
  const incident = { terminalId: terminal.id, kind: "config_drift" } as const;
  const isReport = mayReport(terminal, beat) && (await isOffered(tx, terminal.id, beat));
  if (isReport) await reportConfigIn(tx, ctx, { terminal, report: reportIn(beat) });
  if (isReport || !isDrift(terminal, beat)) {
    await settleIncident(tx, ctx, incident);
    return false;
  }
  const details = { runs: beat.configHash, reported: terminal.reportedHash };
  const isNew = await raiseIncident(tx, ctx, { ...incident, details });
  if (isNew)
    await enqueue(tx, ctx, { topic: "config.issue", payload: { terminalId: terminal.id, reason: "drift" } });
  return isNew;
}

async function isOffered(
  tx: Transaction,
  terminalId: string,
  { configVersion, configHash }: HeartbeatInput,
): Promise<boolean> {
  return (await offeredHash(tx, terminalId, configVersion)) === configHash;
}

const reportIn = ({ configVersion, configHash, clock }: HeartbeatInput): ConfigReport => ({
  version: configVersion,
  contentHash: configHash ?? "",
  status: "applied",
  at: clock,
});
