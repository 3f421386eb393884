import type { TrackerSettings } from "../tracker-settings.ts";
import { createKuaidi100Tracker } from "./kuaidi100/tracker.ts";
import { noTracker } from "./no-tracker.ts";
import type { ParcelTracker } from "./port.ts";

/** Whoever the settings name to look after parcels. */
export function openTracker(settings: TrackerSettings, portalUrl: string): ParcelTracker {
  return settings.provider === "none" ? noTracker : createKuaidi100Tracker({ ...settings, portalUrl });
}
