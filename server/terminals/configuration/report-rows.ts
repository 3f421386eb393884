import type { configReports } from "#db/schema/terminals.ts";
import type { AuditRecord } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import type { ConfigReport } from "#server/domain/device-protocol/config.ts";
import { makeId } from "#server/domain/ids.ts";

/** The row that keeps a report as it came. */
export function reportRowOf(
  ctx: Pick<Context, "now" | "randomBytes">,
  terminalId: string,
  report: ConfigReport,
): typeof configReports.$inferInsert {
  const { version, contentHash, status, reason = null } = report;
  return {
    id: makeId("report", ctx.randomBytes),
    terminalId,
    version,
    contentHash,
    status,
    reason,
    at: new Date(report.at),
    receivedAt: ctx.now,
  };
}

/** What is written down of a report that was kept. */
export function reportAuditOf(
  terminal: { id: string; reportedVersion: number },
  report: ConfigReport,
): AuditRecord {
  return {
    action: "config.report",
    subjectType: "terminal",
    subjectId: terminal.id,
    before: { reportedVersion: terminal.reportedVersion },
    after: { reportedVersion: report.version, status: report.status },
    reason: report.reason,
  };
}
