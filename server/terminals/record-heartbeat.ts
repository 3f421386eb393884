import { eq } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { enqueue } from "#server/changes/enqueue.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { loadBoundTerminal, type Terminal } from "./internal.ts";
import { noteFarFromStore, raiseIncident } from "./raise-incident.ts";

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
    const drifted = isDrift(terminal, beat);
    await tx
      .update(terminals)
      .set({ lastSeenAt: ctx.now, firmwareVersion: beat.firmwareVersion, ...(drifted && { drifted }) })
      .where(eq(terminals.id, terminal.id));
    if (drifted && !terminal.drifted) {
      await raiseIncident(tx, ctx, {
        terminalId: terminal.id,
        kind: "config_drift",
        details: { runs: beat.configHash, reported: terminal.reportedHash },
      });
      await enqueue(tx, ctx, "config.issue", { terminalId: terminal.id, reason: "drift" });
    }
    await noteFarFromStore(tx, ctx, bound, beat.location);
    return { serverTime: ctx.now.toISOString(), desiredVersion: terminal.desiredVersion };
  });
}

/** A version offered and not yet reported is on its way, not drift; anything else must run what it reported. */
function isDrift(terminal: Terminal, beat: HeartbeatInput): boolean {
  const underWay =
    beat.configVersion > terminal.reportedVersion && beat.configVersion <= terminal.desiredVersion;
  return (
    !underWay &&
    terminal.reportedHash !== null &&
    beat.configHash !== null &&
    beat.configHash !== terminal.reportedHash
  );
}
