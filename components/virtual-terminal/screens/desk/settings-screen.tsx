"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Progress } from "#components/ui/progress.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface SettingsScreenProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  onBack: () => void;
}

/** Software, sound, and which device of this browser this is. */
export function SettingsScreen({ runtime, snapshot, onBack }: SettingsScreenProps) {
  const t = useTranslations("terminal.settings");
  const { memory, config } = snapshot;
  const software = useSoftware(runtime, snapshot);
  const isMuted = memory?.muted === true;
  return (
    <Glass>
      <ScreenHeader title={t("title")} onBack={onBack} />
      <div className="grid gap-2">
        <ChoiceButton
          number={1}
          title={software.newer === null ? t("check") : t("update", { version: software.newer })}
          disabled={software.percent !== null || config === null}
          onClick={software.newer === null ? software.check : software.update}
        >
          {t("software")} · {t("version", { version: memory?.firmwareVersion ?? "" })}
        </ChoiceButton>
        {software.percent !== null && <Progress value={software.percent} label={t("updating")} />}
        {software.isNewest && (
          <p role="status" className="text-sm text-ink-soft">
            {t("newest")}
          </p>
        )}
        <ChoiceButton
          number={2}
          title={t("sound")}
          onClick={() => void runtime.remember({ muted: !isMuted })}
        >
          {t(isMuted ? "off" : "on")}
        </ChoiceButton>
        <ChoiceButton number={3} title={t("switch")} onClick={() => void runtime.putDown("choosing")}>
          {t("switchText")}
        </ChoiceButton>
      </div>
    </Glass>
  );
}

const STEPS = 20;
const STEP_MS = 120;

/** What the portal wants it to run, and taking that up (S1): fetched, put in, started anew. */
function useSoftware(runtime: TerminalRuntime, { config, memory }: TerminalSnapshot) {
  const [percent, setPercent] = useState<number | null>(null);
  const [isChecked, setChecked] = useState(false);
  const wanted = config?.firmware.target ?? config?.firmware.minimum ?? null;
  const isOlder = wanted !== null && compareFirmware(memory?.firmwareVersion ?? "0", wanted) < 0;
  return {
    percent,
    newer: isChecked && isOlder ? wanted : null,
    isNewest: isChecked && !isOlder,
    check: () =>
      void runtime.configuration
        .refresh()
        .catch(() => {})
        .finally(() => setChecked(true)),
    update: async () => {
      if (wanted === null) return;
      for (let step = 0; step <= STEPS; step++) {
        setPercent((step / STEPS) * 100);
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      }
      await runtime.remember({ firmwareVersion: wanted });
      await runtime.retry();
    },
  };
}
