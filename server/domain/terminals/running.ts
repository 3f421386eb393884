import type {
  ConfigReport,
  ConfigReportStatus,
  HeartbeatInput,
} from "#server/domain/device-protocol/config.ts";

/** What a terminal has told of its configuration so far. */
export interface Reported {
  reportedVersion: number;
  /** Of the configuration that it runs, as it last said; null before it ran one. */
  reportedHash: string | null;
  reportedStatus: ConfigReportStatus | null;
}

type Runs = Pick<HeartbeatInput, "configVersion" | "configHash">;

/**
 * Whether a heartbeat names a version of which no report has come: it is one, if that version was offered with that
 * hash, so that a report which was lost heals by itself.
 */
export function mayReport(known: Reported, runs: Runs): runs is Runs & { configHash: string } {
  if (runs.configHash === null || runs.configVersion < known.reportedVersion) return false;
  return runs.configVersion > known.reportedVersion || known.reportedStatus !== "applied";
}

/** A terminal runs what it reported. One that rolled back runs something, too: nothing at all is a configuration lost. */
export function isDrift(known: Reported, runs: Runs): boolean {
  const lost = runs.configHash === null && known.reportedStatus === "rolled_back";
  return lost || (known.reportedHash !== null && runs.configHash !== known.reportedHash);
}

/** What a report is to the portal: `offeredHash` is that of the version as it was offered, if it ever was. */
export function weighReport(
  known: Reported,
  report: Pick<ConfigReport, "version" | "contentHash">,
  offeredHash: string | undefined,
): "unknown" | "old" | "news" {
  if (offeredHash !== report.contentHash) return "unknown";
  return report.version < known.reportedVersion ? "old" : "news";
}

/** Only an applied configuration runs; after a rejection or rollback the terminal goes on with the former one. */
export function runsAfter(known: Reported, report: Pick<ConfigReport, "status" | "contentHash">) {
  return report.status === "applied" ? report.contentHash : known.reportedHash;
}
