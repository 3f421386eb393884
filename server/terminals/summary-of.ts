import { isOffline } from "#server/domain/terminals/health.ts";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";
import type { BoundTerminal } from "./bound-terminals.ts";

export function summaryOf(
  at: { now: Date },
  { terminal, device, model, merchant, store, lastSeenAt }: BoundTerminal,
): TerminalSummary {
  return {
    id: terminal.id,
    number: terminal.number,
    status: terminal.status,
    serialNumber: device.serialNumber,
    deviceStatus: device.status,
    modelCode: model.code,
    modelName: model.name,
    merchantId: merchant.id,
    merchantName: merchant.name,
    storeId: store.id,
    storeName: store.name,
    desiredVersion: terminal.desiredVersion,
    reportedVersion: terminal.reportedVersion,
    reportedStatus: terminal.reportedStatus,
    drifted: terminal.drifted,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    offline: isOffline(at, { status: terminal.status, lastSeenAt, silentMinutes: model.silentMinutes }),
    createdAt: terminal.createdAt.toISOString(),
    version: terminal.version,
  };
}
