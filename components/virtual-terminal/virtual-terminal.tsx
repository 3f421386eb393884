"use client";

import { useTranslations } from "next-intl";
import { CounterTerminal } from "./counter-terminal.tsx";
import { DeviceBody } from "./device/device-body.tsx";
import { ProtocolLog } from "./device/protocol-log.tsx";
import { TerminalAside } from "./device/terminal-aside.tsx";
import { useTerminal } from "./device/use-terminal.ts";
import { ActivationScreen } from "./screens/activation-screen.tsx";
import { StartingScreen } from "./screens/starting-screen.tsx";

interface VirtualTerminalProps {
  deviceLinkUrl: string;
  /** What the sticker on the box says, when one comes from the merchant's page. */
  sticker: { serialNumber: string; model: string };
}

export function VirtualTerminal({ deviceLinkUrl, sticker }: VirtualTerminalProps) {
  const t = useTranslations("terminal");
  const { runtime, snapshot } = useTerminal(deviceLinkUrl);
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[23.5rem_1fr]">
      {snapshot.phase === "ready" ? (
        <CounterTerminal runtime={runtime} snapshot={snapshot} />
      ) : (
        <DeviceBody label={t("title")} snapshot={snapshot}>
          {snapshot.phase === "unactivated" ? (
            <ActivationScreen sticker={sticker} onActivate={(form) => runtime.activate(form)} />
          ) : (
            <StartingScreen
              snapshot={snapshot}
              onRetry={() => void runtime.retry()}
              onForget={() => void runtime.forget()}
            />
          )}
        </DeviceBody>
      )}
      <div className="grid min-w-0 gap-6">
        <TerminalAside snapshot={snapshot} />
        <ProtocolLog log={snapshot.log} />
      </div>
    </div>
  );
}
