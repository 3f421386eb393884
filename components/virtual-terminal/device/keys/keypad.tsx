"use client";

import { Delete, Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { type DeviceKeys, usePhysicalKeys } from "./use-physical-keys.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0"] as const;
const SHAPE = "min-h-11 rounded-md text-lg font-medium hover:brightness-125";
const KEY = cx(SHAPE, "bg-device-key text-device-ink");

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
          <button key={digit} type="button" onClick={() => keys.digit(digit)} className={KEY}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label={t("menu")} onClick={keys.menu} className={KEY}>
          <Menu aria-hidden className="mx-auto size-5" />
        </button>
      </div>
      <div className="grid grid-rows-4 gap-1.5">
        <button type="button" onClick={keys.back} className={cx(SHAPE, "bg-device-stop text-device-ink")}>
          {t("back")}
        </button>
        <button
          type="button"
          aria-label={t("erase")}
          onClick={keys.erase}
          className={cx(SHAPE, "bg-device-mend text-device-mend-ink")}
        >
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
