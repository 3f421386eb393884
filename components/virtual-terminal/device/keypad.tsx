"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { isTyping } from "#components/ui/tables/use-row-keys.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0"] as const;
const KEY =
  "min-h-12 rounded-md bg-device-key text-lg font-medium text-device-ink disabled:opacity-60 enabled:hover:brightness-125";

interface KeypadProps {
  /** Whether digits go anywhere now. */
  typing: boolean;
  confirmable: boolean;
  onType: (digits: string) => void;
  onErase: () => void;
  onClear: () => void;
  onConfirm: () => void;
}

export function Keypad({ typing, confirmable, onType, onErase, onClear, onConfirm }: KeypadProps) {
  const t = useTranslations("terminal.keys");
  useEffect(() => {
    if (!typing) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (/^\d$/.test(event.key)) onType(event.key);
      else if (event.key === "Backspace") onErase();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [typing, onType, onErase]);
  return (
    <fieldset className="mt-4">
      <legend className="sr-only">{t("label")}</legend>
      <div className="grid grid-cols-3 gap-2">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" disabled={!typing} onClick={() => onType(digit)} className={KEY}>
            {digit}
          </button>
        ))}
        <button type="button" disabled={!typing} aria-label={t("erase")} onClick={onErase} className={KEY}>
          <Delete aria-hidden className="mx-auto size-5" />
        </button>
      </div>
      <div className="mt-2 grid grid-cols-[1fr_2fr] gap-2">
        <button type="button" disabled={!typing} onClick={onClear} className={KEY}>
          {t("clear")}
        </button>
        <button
          type="button"
          disabled={!confirmable}
          onClick={onConfirm}
          className="min-h-12 rounded-md bg-device-go text-lg font-medium text-device-go-ink disabled:opacity-60"
        >
          {t("confirm")}
        </button>
      </div>
    </fieldset>
  );
}
