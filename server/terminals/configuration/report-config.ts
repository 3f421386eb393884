import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { configReports, configVersions, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ConfigReport } from "#server/domain/device-protocol/config.ts";
import { DomainError } from "#server/domain/errors.ts";
import { runsAfter, weighReport } from "#server/domain/terminals/running.ts";
import type { Terminal } from "#server/terminals/bound-terminals.ts";
import { raiseIncident, settleIncident } from "#server/terminals/incidents/raise-incident.ts";
import { loadBoundTerminal } from "#server/terminals/internal.ts";
import { noteSeen } from "../health/note-seen.ts";
import { reportAuditOf, reportRowOf } from "./report-rows.ts";

/**
 * What a terminal did with a configuration. Repeats are harmless, a report older than the last one is ignored,
 * and a version or content never offered is refused and stays on record.
 */
export async function reportConfig(ctx: Context, report: ConfigReport): Promise<{ ignored: boolean }> {
  requirePermission(ctx, "terminal:operate");
  const known = await change(ctx, async (tx) => {
    // Held: a price that is put in force meanwhile waits, and the terminal is not told to come again for it.
    await tx
      .select({ id: terminals.id })
      .from(terminals)
      .where(eq(terminals.id, ctx.actor.id))
      .for("no key update");
    const { terminal } = await loadBoundTerminal(tx, ctx.actor.id);
    const weight = weighReport(terminal, report, await offeredHash(tx, terminal.id, report.version));
    if (weight === "unknown") return noteUnknown(tx, ctx, { terminalId: terminal.id, report });
    await settleIncident(tx, ctx, { terminalId: terminal.id, kind: "unknown_version" });
    if (weight === "news") await reportConfigIn(tx, ctx, { terminal, report });
    return { ignored: weight === "old" };
  });
  if (known !== null) return known;
  throw new DomainError(
    "conflict",
    "version_unknown",
    "This configuration was never offered to this terminal.",
    { version: report.version },
  );
}

/** Keeps a report of an offered version within a caller's transaction; one that is kept already changes nothing. */
export async function reportConfigIn(
  tx: Transaction,
  ctx: Context,
  { terminal, report }: { terminal: Terminal; report: ConfigReport },
): Promise<void> {
  const kept = await tx
    .insert(configReports)
    .values(reportRowOf(ctx, terminal.id, report))
    .onConflictDoNothing()
    .returning({ id: configReports.id });
  if (kept.length === 0) return;
  await compareAndSet(tx, terminals, {
    before: terminal,
    changes: {
      reportedVersion: report.version,
      reportedStatus: report.status,
      reportedAt: ctx.now,
      reportedHash: runsAfter(terminal, report),
    },
  });
  await noteSeen(tx, ctx, terminal.id);
  await recordAudit(tx, ctx, reportAuditOf(terminal, report));
}

/** The hash with which a version was offered to a terminal, if it ever was. */
export async function offeredHash(
  tx: Transaction,
  terminalId: string,
  version: number,
): Promise<string | undefined> {
  const [offered] = await tx
    .select({ contentHash: configVersions.contentHash })
    .from(configVersions)
    .where(and(eq(configVersions.terminalId, terminalId), eq(configVersions.version, version)));
  return offered?.contentHash;
}

/** Null: whoever reported it is refused once this is on record. */
async function noteUnknown(
  tx: Transaction,
  ctx: Context,
  { terminalId, report }: { terminalId: string; report: ConfigReport },
): Promise<null> {
  const details = { version: report.version };
  await raiseIncident(tx, ctx, { terminalId, kind: "unknown_version", details });
  await recordAudit(tx, ctx, {
    action: "config.report_unknown",
    subjectType: "terminal",
    subjectId: terminalId,
    after: details,
  });
  return null;
}
