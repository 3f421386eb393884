import { and, eq } from "drizzle-orm";
import { compareAndSet } from "#db/compare-and-set.ts";
import { configReports, configVersions, terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { ConfigReport } from "#server/domain/device-protocol/config.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { Terminal } from "#server/terminals/bound-terminals.ts";
import { loadBoundTerminal } from "#server/terminals/internal.ts";
import { raiseIncident, settleIncident } from "#server/terminals/raise-incident.ts";

/**
 * What a terminal did with a configuration. Repeats are harmless, a report older than the last one is ignored,
 * and a version or content never offered is refused and stays on record.
 */
export async function reportConfig(ctx: Context, report: ConfigReport): Promise<{ ignored: boolean }> {
  requirePermission(ctx, "terminal:operate");
  const known = await change(ctx, async (tx) => {
    const { terminal } = await loadBoundTerminal(tx, ctx.actor.id);
    const [offered] = await tx
      .select()
      .from(configVersions)
      .where(and(eq(configVersions.terminalId, terminal.id), eq(configVersions.version, report.version)));
    if (offered === undefined || offered.contentHash !== report.contentHash) {
      const details = { version: report.version };
      await raiseIncident(tx, ctx, { terminalId: terminal.id, kind: "unknown_version", details });
      await recordAudit(tx, ctx, {
        action: "config.report_unknown",
        subjectType: "terminal",
        subjectId: terminal.id,
        after: details,
      });
      return null;
    }
    await settleIncident(tx, ctx, { terminalId: terminal.id, kind: "unknown_version" });
    if (report.version < terminal.reportedVersion) return { ignored: true };
    const kept = await tx
      .insert(configReports)
      .values({
        id: makeId("report", ctx.randomBytes),
        terminalId: terminal.id,
        version: report.version,
        contentHash: report.contentHash,
        status: report.status,
        reason: report.reason ?? null,
        at: new Date(report.at),
        receivedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: configReports.id });
    if (kept.length === 0) return { ignored: false };
    await compareAndSet(tx, terminals, {
      before: terminal,
      changes: {
        reportedVersion: report.version,
        reportedStatus: report.status,
        reportedAt: ctx.now,
        lastSeenAt: ctx.now,
        ...runningHash(terminal, report),
      },
    });
    await recordAudit(tx, ctx, {
      action: "config.report",
      subjectType: "terminal",
      subjectId: terminal.id,
      before: { reportedVersion: terminal.reportedVersion },
      after: { reportedVersion: report.version, status: report.status },
      reason: report.reason,
    });
    return { ignored: false };
  });
  if (known !== null) return known;
  throw new DomainError(
    "conflict",
    "version_unknown",
    "This configuration was never offered to this terminal.",
    {
      version: report.version,
    },
  );
}

/** Only an applied configuration runs; after a rejection or rollback the terminal goes on with the former one. */
function runningHash(terminal: Terminal, report: ConfigReport) {
  return report.status === "applied"
    ? { reportedHash: report.contentHash }
    : { reportedHash: terminal.reportedHash };
}
