"use client";

import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { ActivationScreen } from "./activation-screen.tsx";
import { ChoosingScreen } from "./choosing-screen.tsx";
import { OffScreen } from "./off-screen.tsx";
import { StartingScreen } from "./starting-screen.tsx";

interface IdleScreenProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  sticker: { serialNumber: string; model: string };
}

/** What a device shows before it can take anything. */
export function IdleScreen({ runtime, snapshot, sticker }: IdleScreenProps) {
  const { phase, devices } = snapshot;
  if (phase === "choosing") {
    return (
      <ChoosingScreen
        devices={devices}
        onChoose={(device) => void runtime.choose(device)}
        onAnother={() => void runtime.putDown("unactivated")}
      />
    );
  }
  if (phase === "off") return <OffScreen onPowerOn={() => void runtime.retry()} />;
  if (phase === "unactivated") {
    return (
      <ActivationScreen
        sticker={sticker}
        onActivate={(form) => runtime.activate(form)}
        onOthers={devices.length > 0 ? () => void runtime.putDown("choosing") : undefined}
      />
    );
  }
  return (
    <StartingScreen
      snapshot={snapshot}
      onRetry={() => void runtime.retry()}
      onForget={() => void runtime.forget()}
    />
  );
}
