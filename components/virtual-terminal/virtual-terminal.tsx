"use client";

import { useTranslations } from "next-intl";
import { CounterTerminal } from "./counter-terminal.tsx";
import { DeviceBody } from "./device/device-body.tsx";
import { FaultPanel } from "./device/fault-panel.tsx";
import { ProtocolLog } from "./device/protocol-log.tsx";
import { TerminalAside } from "./device/terminal-aside.tsx";
import { useTerminal } from "./device/use-terminal.ts";
import { IdleScreen } from "./screens/idle-screen.tsx";

interface VirtualTerminalProps {
  deviceLinkUrl: string;
  /** What the sticker on the box says, when one comes from the merchant's page. */
  sticker: { serialNumber: string; model: string };
}

export function VirtualTerminal({ deviceLinkUrl, sticker }: VirtualTerminalProps) {
  const t = useTranslations("terminal");
  const { runtime, snapshot } = useTerminal(deviceLinkUrl, sticker.serialNumber);
  return (
    <div className="group/terminal grid items-start gap-x-8 gap-y-2 lg:grid-cols-[23.5rem_1fr] lg:grid-rows-[auto_1fr] lg:gap-y-6">
      <h1 className="text-lg tracking-tight lg:col-start-2 lg:text-2xl lg:group-has-data-paper/terminal:ps-88">
        {t("title")}
      </h1>
      {snapshot.phase === "ready" ? (
        <CounterTerminal runtime={runtime} snapshot={snapshot} />
      ) : (
        <DeviceBody label={t("title")} snapshot={snapshot}>
          <IdleScreen runtime={runtime} snapshot={snapshot} sticker={sticker} />
        </DeviceBody>
      )}
      <div className="mt-4 grid min-w-0 gap-6 lg:col-start-2 lg:mt-0 lg:group-has-data-paper/terminal:ps-88">
        <p className="max-w-2xl text-ink-soft">{t("lead")}</p>
        <TerminalAside snapshot={snapshot} />
        {snapshot.memory !== null && <FaultPanel runtime={runtime} snapshot={snapshot} />}
        <ProtocolLog log={snapshot.log} />
      </div>
    </div>
  );
}
