import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants, stores } from "#db/schema/merchants.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import type { Actor } from "#server/domain/actor.ts";
import { moveWaitOf } from "#server/domain/devices/move-waits.ts";
import { DomainError } from "#server/domain/errors.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { resolutionsFor } from "#server/domain/terminals/incidents/resolutions.ts";
import { type IncidentView, incidentDetails } from "#server/domain/terminals/incidents/views.ts";
import { INCIDENT_WAITS } from "#server/domain/terminals/incidents/waits.ts";

/** Incidents with their terminal, its device, merchant and store. */
export function incidentRows(reader: Reader) {
  return reader
    .select({ incident: incidents, terminal: terminals, device: devices, merchant: merchants, store: stores })
    .from(incidents)
    .innerJoin(terminals, eq(terminals.id, incidents.terminalId))
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .innerJoin(stores, eq(stores.id, terminals.storeId));
}

export type IncidentRow = Awaited<ReturnType<typeof incidentRows>>[number];

export async function loadIncident(reader: Reader, incidentId: string): Promise<IncidentRow> {
  const [row] = await incidentRows(reader).where(eq(incidents.id, incidentId));
  if (row === undefined)
    throw new DomainError("not_found", "incident_not_found", "There is no such incident.");
  return row;
}

/** As the reader may see it: what staff say of it among themselves is not for the merchant. */
export function incidentViewOf(
  { actor }: { actor: Actor },
  { incident, terminal, device, merchant, store }: IncidentRow,
): IncidentView {
  const { id, kind, status, resolution, raisedAt, version } = incident;
  const isOpen = status === "open";
  return {
    id,
    kind,
    status,
    details: incidentDetails.parse(incident.details),
    terminalId: terminal.id,
    terminalNumber: terminal.number,
    terminalStatus: terminal.status,
    serialNumber: device.serialNumber,
    merchantId: merchant.id,
    merchantName: merchant.name,
    storeId: store.id,
    storeName: store.name,
    raisedAt: raisedAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    resolution,
    reason: isPermitted(actor.roles, "terminal:read") ? incident.reason : null,
    resolutions:
      isOpen && isPermitted(actor.roles, "terminal:write") ? resolutionsFor(kind, terminal.status) : [],
    wait: isOpen ? moveWaitOf(INCIDENT_WAITS, kind, raisedAt) : null,
    version,
  };
}
