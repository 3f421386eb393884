import { MINUTE_MS } from "#server/domain/calendar/durations.ts";
import { LinkFault } from "./link/link-fault.ts";

/** What is wrong with a device, as its fault panel has it: a fault is chosen, everything else follows from it. */
export interface DeviceFaults {
  offline: boolean;
  slow: boolean;
  /** Minutes that its clock is ahead. */
  clockSkew: 0 | 10;
  /** The power fails as soon as the next configuration is written, before anybody is told. */
  powerCut: boolean;
  paperOut: boolean;
  lowBattery: boolean;
  /** It takes up no newer configuration. */
  stale: boolean;
  /** Somebody carried it across the country. */
  movedAway: boolean;
}

export const SOUND: DeviceFaults = {
  offline: false,
  slow: false,
  clockSkew: 0,
  powerCut: false,
  paperOut: false,
  lowBattery: false,
  stale: false,
  movedAway: false,
};

export const LOW_BATTERY = 8;
const FULL_BATTERY = 92;
const SLOW_MS = 3_000;
/** Ürümqi: far from every shop of the demo. */
const FAR_AWAY = { lat: 43.8256, lng: 87.6168 };

export const batteryOf = ({ lowBattery }: DeviceFaults): number => (lowBattery ? LOW_BATTERY : FULL_BATTERY);

/** Where the device says it is; one that stays where it belongs has no need to. */
export const placeOf = ({ movedAway }: DeviceFaults): { location?: typeof FAR_AWAY } =>
  movedAway ? { location: FAR_AWAY } : {};

/** What its own clock shows, in ms: right or not. */
export const clockOf = ({ clockSkew }: DeviceFaults): number => Date.now() + clockSkew * MINUTE_MS;

/** The way out of the device: none, a slow one, or a good one. */
export async function wayOut({ offline, slow }: DeviceFaults): Promise<void> {
  if (offline) throw new LinkFault("network", 0, "the device has no network");
  if (slow) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}
