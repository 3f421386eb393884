"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { OwnDevice } from "#components/virtual-terminal/device/own-devices.ts";
import { ChoiceButton } from "./parts/choice-button.tsx";
import { Glass } from "./parts/glass.tsx";

interface ChoosingScreenProps {
  devices: readonly OwnDevice[];
  onChoose: (device: OwnDevice) => void;
  onAnother: () => void;
}

/** Which of the devices of this browser the tab is to be. */
export function ChoosingScreen({ devices, onChoose, onAnother }: ChoosingScreenProps) {
  const t = useTranslations("terminal.devices");
  return (
    <Glass
      foot={
        <Button variant="secondary" onClick={onAnother}>
          {t("another")}
        </Button>
      }
    >
      <h2 className="text-lg">{t("title")}</h2>
      <p className="mb-3 text-sm text-ink-soft">{t("lead")}</p>
      <div className="grid gap-2">
        {devices.map((device, index) => (
          <ChoiceButton
            key={device.memory.activation.terminalId}
            number={index + 1}
            title={device.memory.activation.store.name}
            disabled={device.isInUse}
            onClick={() => onChoose(device)}
          >
            <span className="font-mono text-xs">{device.memory.serialNumber}</span>
            {device.isInUse && <span className="block">{t("inUse")}</span>}
          </ChoiceButton>
        ))}
      </div>
    </Glass>
  );
}
