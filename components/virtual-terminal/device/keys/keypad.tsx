"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { type DeviceKeys, usePhysicalKeys } from "./use-physical-keys.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "00"] as const;
const KEY = "min-h-11 rounded-md bg-device-key text-lg font-medium text-device-ink hover:brightness-125";

/** The keys of the device: never dead, whatever the glass shows. */
export function Keypad({ keys }: { keys: DeviceKeys }) {
  const t = useTranslations("terminal.keys");
  usePhysicalKeys(keys);
  return (
    <fieldset
      className="mt-3 grid shrink-0 grid-cols-4 gap-1.5"
      // A key pressed by pointer takes no focus, so that the computer's Enter still means the green key.
      onMouseDown={(event) => event.preventDefault()}
    >
      <legend className="sr-only">{t("label")}</legend>
      <div className="col-span-3 grid grid-cols-3 gap-1.5">
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            onClick={() => keys.digit(digit)}
            className={cx(KEY, digit === "0" && "col-span-2")}
          >
            {digit}
          </button>
        ))}
      </div>
      <div className="grid grid-rows-4 gap-1.5">
        <button type="button" onClick={keys.back} className={KEY}>
          {t("back")}
        </button>
        <button type="button" aria-label={t("erase")} onClick={keys.erase} className={KEY}>
          <Delete aria-hidden className="mx-auto size-5" />
        </button>
        <button
          type="button"
          onClick={keys.confirm}
          className="row-span-2 rounded-md bg-device-go text-lg font-medium text-device-go-ink hover:brightness-110"
        >
          {t("confirm")}
        </button>
      </div>
    </fieldset>
  );
}
