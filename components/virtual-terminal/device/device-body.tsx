"use client";

import { BatteryFull, BatteryLow, Wifi, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef } from "react";
import { cx } from "#components/ui/class-names.ts";
import { press } from "./keys/glass-keys.ts";
import { Keypad } from "./keys/keypad.tsx";
import type { DeviceKeys } from "./keys/use-physical-keys.ts";
import type { TerminalSnapshot } from "./snapshot.ts";

interface DeviceBodyProps {
  label: string;
  snapshot: TerminalSnapshot;
  /** What hangs out of the printer. */
  paper?: ReactNode;
  /** What the keys do while an amount is typed; otherwise they press what the glass shows. */
  typing?: DeviceKeys | null;
  children: ReactNode;
}

/** The thing itself: printer slot on top, screen, keys. It is dark plastic in either theme, and fits the window. */
export function DeviceBody({ label, snapshot, paper, typing = null, children }: DeviceBodyProps) {
  const t = useTranslations("terminal");
  const device = useRef<HTMLElement>(null);
  const pressing = useMemo<DeviceKeys>(
    () => ({
      digit: (digit) => press(device.current, "choice", Number(digit)),
      erase: () => press(device.current, "back"),
      back: () => press(device.current, "back"),
      confirm: () => press(device.current, "confirm"),
      menu: () => press(device.current, "menu"),
    }),
    [],
  );
  // Before it is activated there is no push to be down.
  const connected = snapshot.online && (snapshot.config === null || snapshot.push !== "down");
  const Icon = connected ? Wifi : WifiOff;
  const isLow = snapshot.faults.lowBattery;
  const Battery = isLow ? BatteryLow : BatteryFull;
  return (
    <section
      ref={device}
      aria-label={label}
      className="relative mx-auto h-[min(46rem,100dvh-7rem)] min-h-[34rem] w-full max-w-[23.5rem] lg:sticky lg:top-20 lg:col-start-1 lg:row-span-2 lg:row-start-1"
    >
      {paper}
      <div className="flex h-full flex-col rounded-xl bg-device p-3 shadow-raised">
        <div aria-hidden className="mx-auto mb-3 h-2 w-4/5 shrink-0 rounded-full bg-device-slot" />
        <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-md bg-surface text-ink">
          <div className="flex items-center justify-between gap-2 border-b border-line px-3 py-1 text-xs">
            <span className="truncate">{snapshot.config?.display.storeName ?? t("noStore")}</span>
            <span className="flex shrink-0 items-center gap-1.5">
              {snapshot.config !== null && <span className="figures">v{snapshot.config.version}</span>}
              <Icon aria-hidden className="size-4" />
              <span className="sr-only">{connected ? t("online") : t("offline")}</span>
              <Battery aria-hidden className={cx("size-4", isLow && "text-danger")} />
              <span className="sr-only">{isLow ? t("batteryLow") : t("batteryFine")}</span>
            </span>
          </div>
          {children}
        </div>
        <Keypad keys={typing ?? pressing} />
      </div>
    </section>
  );
}
