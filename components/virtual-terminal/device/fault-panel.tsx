"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { DeviceFaults } from "./faults.ts";
import type { TerminalSnapshot } from "./snapshot.ts";
import type { TerminalRuntime } from "./terminal-runtime.ts";

const SWITCHES = [
  "offline",
  "slow",
  "powerCut",
  "paperOut",
  "lowBattery",
  "stale",
  "movedAway",
] as const satisfies readonly (keyof DeviceFaults)[];

/** Older than any model may run. */
const OLD_FIRMWARE = "0.9.0";

interface FaultPanelProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
}

/** Beside the device: what goes wrong with real ones, to be tried out. */
export function FaultPanel({ runtime, snapshot }: FaultPanelProps) {
  const t = useTranslations("terminal.panel");
  const { faults, memory } = snapshot;
  const isOld = memory?.firmwareVersion === OLD_FIRMWARE;
  const install = async () => {
    await runtime.remember({ firmwareVersion: OLD_FIRMWARE });
    await runtime.errands.beat().catch(() => {});
  };
  return (
    <Panel title={t("title")}>
      <p className="text-sm text-ink-soft">{t("lead")}</p>
      <div className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-6 gap-y-2">
        {SWITCHES.map((fault) => (
          <FaultLine
            key={fault}
            fault={fault}
            checked={faults[fault]}
            onChange={(checked) => runtime.setFaults({ [fault]: checked })}
          />
        ))}
        <FaultLine
          fault="clockSkew"
          checked={faults.clockSkew !== 0}
          onChange={(checked) => runtime.setFaults({ clockSkew: checked ? 10 : 0 })}
        />
        <div className="flex min-h-11 items-start justify-between gap-3">
          <p>
            {t("oldFirmware")}
            <span className="block text-sm text-ink-soft">
              {t("oldFirmwareText", { version: OLD_FIRMWARE })}
            </span>
          </p>
          <Button variant="secondary" size="small" disabled={isOld} onClick={() => void install()}>
            {t("install")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface FaultLineProps {
  fault: keyof DeviceFaults;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function FaultLine({ fault, checked, onChange }: FaultLineProps) {
  const t = useTranslations("terminal.panel");
  return (
    <CheckboxLine
      checked={checked}
      onChange={onChange}
      label={
        <>
          {t(fault)}
          <span className="block text-sm text-ink-soft">{t(`${fault}Text`)}</span>
        </>
      }
    />
  );
}
