import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { stores } from "#db/schema/merchants.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import type { ConfigReportStatus, HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { distanceFromStore, FAR_FROM_STORE_M } from "#server/domain/terminals/distance.ts";
import type { IncidentKind } from "#server/domain/terminals/incidents/status.ts";
import { isDrift, mayReport } from "#server/domain/terminals/running.ts";

/** All that a heartbeat is judged and answered by. */
export type Standing = {
  id: string;
  desiredVersion: number;
  /** In ms. */
  keyDueAt: number | null;
  unreadMessage: number | null;
  logRequest: string | null;
  reportedVersion: number;
  reportedHash: string | null;
  reportedStatus: ConfigReportStatus | null;
  firmwareVersion: string | null;
  /** Of its store. */
  lat: number | null;
  lng: number | null;
  hasDrifted: boolean;
  isFar: boolean;
};

/** The open incidents of each terminal, looked up at once: `TROUBLES` joins them to the terminals of a statement. */
export const TROUBLES = sql`left join lateral (
  select array_agg(${incidents.kind}) as kinds from ${incidents}
  where ${and(eq(incidents.terminalId, terminals.id), isNull(incidents.resolvedAt))}) as troubles on true`;
const isOpen = (kind: IncidentKind) => sql`coalesce(${sql.raw(`'${kind}'`)} = any(troubles.kinds), false)`;

const FIELDS: Readonly<Record<keyof Standing, SQL>> = {
  id: sql`${terminals.id}`,
  desiredVersion: sql`${terminals.desiredVersion}`,
  keyDueAt: sql`extract(epoch from ${terminals.keyDueAt})::float8 * 1000`,
  logRequest: sql`${terminals.logRequest}`,
  unreadMessage: sql`${terminals.unreadMessage}`,
  reportedVersion: sql`${terminals.reportedVersion}`,
  reportedHash: sql`${terminals.reportedHash}`,
  reportedStatus: sql`${terminals.reportedStatus}`,
  firmwareVersion: sql`${terminals.firmwareVersion}`,
  lat: sql`${stores.lat}`,
  lng: sql`${stores.lng}`,
  hasDrifted: isOpen("config_drift"),
  isFar: isOpen("far_from_store"),
};
/** In plain SQL: to map the rows of thousands column by column would cost a tenth of the device link's time. */
export const STANDING = sql.join(
  Object.entries(FIELDS).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
  sql`, `,
);

/** Whether a heartbeat says no more than that all is as it was. */
export function tellsNothing(terminal: Standing, beat: HeartbeatInput): boolean {
  if (mayReport(terminal, beat) || isDrift(terminal, beat)) return false;
  if (terminal.hasDrifted || terminal.firmwareVersion !== beat.firmwareVersion) return false;
  const distance = distanceFromStore(terminal, beat.location);
  return distance === null || (distance <= FAR_FROM_STORE_M && !terminal.isFar);
}
