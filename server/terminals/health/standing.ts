import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { stores } from "#db/schema/merchants.ts";
import { incidents, terminalPresence, terminals } from "#db/schema/terminals.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { distanceFromStore, FAR_FROM_STORE_M } from "#server/domain/terminals/distance.ts";
import { isDrift, mayReport } from "#server/domain/terminals/running.ts";

const isOpen = (kind: string) => sql<boolean>`exists (
  select from ${incidents}
  where ${and(eq(incidents.terminalId, terminals.id), eq(incidents.kind, sql`${kind}`), isNull(incidents.resolvedAt))})`;

/** Terminals with all that a heartbeat is judged and answered by. */
export function standings(reader: Reader) {
  return reader
    .select({
      id: terminals.id,
      reportedVersion: terminals.reportedVersion,
      reportedHash: terminals.reportedHash,
      reportedStatus: terminals.reportedStatus,
      desiredVersion: terminals.desiredVersion,
      keyDueAt: terminals.keyDueAt,
      tokensValidFrom: terminals.tokensValidFrom,
      firmwareVersion: terminals.firmwareVersion,
      lat: stores.lat,
      lng: stores.lng,
      hasDrifted: isOpen("config_drift"),
      isFar: isOpen("far_from_store"),
      isPresent: sql<boolean>`${terminalPresence.terminalId} is not null`,
    })
    .from(terminals)
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .leftJoin(terminalPresence, eq(terminalPresence.terminalId, terminals.id));
}

export type Standing = Awaited<ReturnType<typeof standings>>[number];

export function standingsOf(reader: Reader, ids: readonly string[]) {
  return standings(reader).where(sql`${terminals.id} = any(${sql.param(ids)}::text[])`);
}

/** Whether a heartbeat says no more than that all is as it was. */
export function tellsNothing(terminal: Standing, beat: HeartbeatInput): boolean {
  if (mayReport(terminal, beat) || isDrift(terminal, beat)) return false;
  if (terminal.hasDrifted || !terminal.isPresent || terminal.firmwareVersion !== beat.firmwareVersion)
    return false;
  const distance = distanceFromStore(terminal, beat.location);
  return distance === null || (distance <= FAR_FROM_STORE_M && !terminal.isFar);
}
