import { type DeviceStatus, ON_SHELF } from "../status.ts";

/** `missing`: on record as here and not found; `surplus`: found, and on record as elsewhere or not at all. */
export const DIFFERENCES = ["missing", "surplus"] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** One that comes back may lie here already, and need not. */
const MAY_BE_HERE: readonly DeviceStatus[] = [...ON_SHELF, "returning"];

interface OnRecord {
  serialNumber: string;
  status: DeviceStatus;
  /** Where it lies by the record; null where on no shelf. */
  warehouseId: string | null;
}

interface Scanned extends Omit<OnRecord, "status"> {
  /** Null of a serial that nobody knows. */
  status: DeviceStatus | null;
}

/**
 * What was counted in a warehouse against what is on record, serial by serial. `here` are the devices that must lie on
 * the shelves that were counted; `scanned` what was found there. What lies in another warehouse by the record is surplus.
 */
export function differencesOf(
  counted: string,
  here: readonly OnRecord[],
  scanned: readonly Scanned[],
): (Scanned & { difference: Difference })[] {
  const found = new Set(scanned.map(({ serialNumber }) => serialNumber));
  const missing = here.filter(({ serialNumber }) => !found.has(serialNumber));
  const surplus = scanned.filter(
    ({ status, warehouseId }) =>
      status === null || !MAY_BE_HERE.includes(status) || (warehouseId !== null && warehouseId !== counted),
  );
  return [
    ...missing.map((one) => ({ ...one, difference: "missing" as const })),
    ...surplus.map((one) => ({ ...one, difference: "surplus" as const })),
  ];
}
