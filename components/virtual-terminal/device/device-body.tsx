"use client";

import { Wifi, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TerminalSnapshot } from "./terminal-runtime.ts";

interface DeviceBodyProps {
  label: string;
  snapshot: TerminalSnapshot;
  /** What hangs out of the printer. */
  paper?: ReactNode;
  keypad?: ReactNode;
  children: ReactNode;
}

/** The thing itself: printer slot on top, screen, keys. It is dark plastic in either theme. */
export function DeviceBody({ label, snapshot, paper, keypad, children }: DeviceBodyProps) {
  const t = useTranslations("terminal");
  // Before it is activated there is no push to be down.
  const connected = snapshot.online && (snapshot.config === null || snapshot.push !== "down");
  const Icon = connected ? Wifi : WifiOff;
  return (
    <section aria-label={label} className="mx-auto w-full max-w-[23.5rem]">
      {paper}
      <div className="rounded-xl bg-device p-4 shadow-raised">
        <div aria-hidden className="mx-auto mb-3 h-2 w-4/5 rounded-full bg-device-slot" />
        <div className="flex h-[32rem] flex-col overflow-hidden rounded-md bg-surface text-ink">
          <div className="flex items-center justify-between gap-2 border-b border-line px-3 py-1.5 text-xs">
            <span className="truncate">{snapshot.config?.display.storeName ?? t("noStore")}</span>
            <span className="flex shrink-0 items-center gap-1.5">
              {snapshot.config !== null && <span className="figures">v{snapshot.config.version}</span>}
              <Icon aria-hidden className="size-4" />
              <span className="sr-only">{connected ? t("online") : t("offline")}</span>
            </span>
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4 pb-6">{children}</div>
        </div>
        {keypad}
      </div>
    </section>
  );
}
