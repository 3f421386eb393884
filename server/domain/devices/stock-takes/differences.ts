import type { DeviceStatus } from "../status.ts";

/** `missing`: on record as here and not found; `surplus`: found, and on record as elsewhere or not at all. */
export const DIFFERENCES = ["missing", "surplus"] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Where a device must lie on a shelf of ours. */
export const ON_SHELF = ["in_stock", "reserved", "repair"] as const satisfies readonly DeviceStatus[];
/** One that comes back may lie here already, and need not. */
const MAY_BE_HERE: readonly DeviceStatus[] = [...ON_SHELF, "returning"];

interface OnRecord {
  serialNumber: string;
  status: DeviceStatus;
}

/**
 * What was counted against what is on record, serial by serial. `here` are the devices that must lie on the shelves that
 * were counted; `scanned` what was found there, `status` null of a serial that nobody knows.
 */
export function differencesOf(
  here: readonly OnRecord[],
  scanned: readonly { serialNumber: string; status: DeviceStatus | null }[],
): { serialNumber: string; difference: Difference; status: DeviceStatus | null }[] {
  const found = new Set(scanned.map(({ serialNumber }) => serialNumber));
  const missing = here.filter(({ serialNumber }) => !found.has(serialNumber));
  const surplus = scanned.filter(({ status }) => status === null || !MAY_BE_HERE.includes(status));
  return [
    ...missing.map((one) => ({ ...one, difference: "missing" as const })),
    ...surplus.map((one) => ({ ...one, difference: "surplus" as const })),
  ];
}
