import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";

export interface InstalmentCheck {
  check: "model" | "online" | "firmware" | "parameters";
  passed: boolean;
}

/** What must hold before instalments are offered: model, network, software, parameters (S1). */
export function instalmentChecks({ config, online, memory }: TerminalSnapshot): InstalmentCheck[] {
  const huabei = config?.methods.find((method) => method.kind === "huabei");
  return [
    { check: "parameters", passed: config !== null },
    { check: "model", passed: huabei?.enabled === true },
    { check: "online", passed: online },
    {
      check: "firmware",
      passed:
        config !== null && compareFirmware(memory?.firmwareVersion ?? "0", config.firmware.minimum) >= 0,
    },
  ];
}
