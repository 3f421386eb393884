import type { terminalHeartbeats } from "#db/schema/terminals.ts";
import type { HeartbeatInput } from "#server/domain/device-protocol/config.ts";
import { clockSkewOf, healthSlotOf } from "#server/domain/terminals/health.ts";

/** What is kept of a heartbeat when it is the first of its time. */
export function heartbeatRow(
  { now }: { now: Date },
  terminalId: string,
  { battery, network, location, clock }: HeartbeatInput,
): typeof terminalHeartbeats.$inferInsert {
  return {
    terminalId,
    at: healthSlotOf(now),
    battery: battery ?? null,
    network: network ?? null,
    clockSkewMs: clockSkewOf(now, clock),
    lat: location?.lat ?? null,
    lng: location?.lng ?? null,
  };
}
