import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import type { Terminal } from "./bound-terminals.ts";
import { loadBoundTerminal } from "./internal.ts";
import { noteFarFromStore } from "./note-far-from-store.ts";
import { raiseIncident, settleIncident } from "./raise-incident.ts";

/**
 * A sign of life. A hash other than the reported one is drift: staff see it and a new offer corrects it. The row's
 * version stays, since a heartbeat changes nothing that a person or job decides upon.
 */
export async function recordHeartbeat(
  ctx: Context,
  beat: HeartbeatInput,
): Promise<{ serverTime: string; desiredVersion: number }> {
  requirePermission(ctx, "terminal:operate");
  return change(ctx, async (tx) => {
    const bound = await loadBoundTerminal(tx, ctx.actor.id);
    const { terminal } = bound;
    const drifted = await noteDrift(tx, ctx, { terminal, beat });
    await tx
      .update(terminals)
      .set({ lastSeenAt: ctx.now, firmwareVersion: beat.firmwareVersion, ...(drifted && { drifted }) })
      .where(eq(terminals.id, terminal.id));
    await noteFarFromStore(tx, ctx, { bound, at: beat.location });
    return { serverTime: ctx.now.toISOString(), desiredVersion: terminal.desiredVersion };
  });
}

/** Whether the terminal has begun to run something else than it reported: told and answered once, until it is mended. */
async function noteDrift(
  tx: Transaction,
  ctx: Context,
  { terminal, beat }: { terminal: Terminal; beat: HeartbeatInput },
): Promise<boolean> {
  const incident = { terminalId: terminal.id, kind: "config_drift" } as const;
  if (isOnItsWay(terminal, beat)) return false;
  if (!isDrift(terminal, beat)) {
    await settleIncident(tx, ctx, incident);
    return false;
  }
  const details = { runs: beat.configHash, reported: terminal.reportedHash };
  const isNew = await raiseIncident(tx, ctx, { ...incident, details });
  if (isNew)
    await enqueue(tx, ctx, { topic: "config.issue", payload: { terminalId: terminal.id, reason: "drift" } });
  return isNew;
}

/** A version offered and not yet reported is on its way, not drift. */
function isOnItsWay(terminal: Terminal, beat: HeartbeatInput): boolean {
  return beat.configVersion > terminal.reportedVersion && beat.configVersion <= terminal.desiredVersion;
}

/** A terminal runs what it reported. One that rolled back runs something, too: nothing at all is a configuration lost. */
function isDrift(terminal: Terminal, beat: HeartbeatInput): boolean {
  const lost = beat.configHash === null && terminal.reportedStatus === "rolled_back";
  return lost || (terminal.reportedHash !== null && beat.configHash !== terminal.reportedHash);
}
