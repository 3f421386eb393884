import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import type { ConfigReportStatus } from "../device-protocol/config.ts";

/** What the portal knows of a terminal that wants to take instalments. */
export interface TerminalReadiness {
  supportsHuabei: boolean;
  /** As the last heartbeat said; null before the first. */
  firmwareVersion: string | null;
  minimumFirmware: string;
  /** What became of the newest configuration that the terminal reported on. */
  reportedStatus: ConfigReportStatus | null;
}

export interface Unready {
  reason: "huabei_not_supported" | "firmware_too_old" | "config_rejected" | "config_rolled_back";
  message: string;
  /** What somebody at the counter can do. */
  remedy: string;
}

/** Why a terminal may not take Huabei now, and the way on; null when it may (S1). */
export function huabeiFault(terminal: TerminalReadiness): Unready | null {
  const { firmwareVersion, minimumFirmware, reportedStatus } = terminal;
  if (!terminal.supportsHuabei)
    return {
      reason: "huabei_not_supported",
      message: "This terminal model cannot take Huabei.",
      remedy: "Choose another payment method, or ask for a model that supports it.",
    };
  if (firmwareVersion !== null && compareFirmware(firmwareVersion, minimumFirmware) < 0)
    return {
      reason: "firmware_too_old",
      message: `The terminal's software is ${firmwareVersion}; Huabei needs ${minimumFirmware} or newer.`,
      remedy: "Update the terminal's software in its settings, then try again.",
    };
  if (reportedStatus === "rejected" || reportedStatus === "rolled_back")
    return {
      reason: `config_${reportedStatus}`,
      message: "The terminal did not take up the newest prices.",
      remedy: "Restart the terminal so that it fetches its configuration again, or call support.",
    };
  return null;
}
