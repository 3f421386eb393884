import { useEffect } from "react";
import { isTyping } from "#components/ui/tables/use-row-keys.ts";

export interface DeviceKeys {
  digit: (digit: string) => void;
  erase: () => void;
  confirm: () => void;
  back: () => void;
  menu: () => void;
}

/** The computer's own keys do what the device's do, unless a field, an input method or a focused button has them. */
export function usePhysicalKeys(keys: DeviceKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (/^\d$/.test(event.key)) keys.digit(event.key);
      else if (event.key === "Backspace") keys.erase();
      else if (event.key === "Escape") keys.back();
      else if (event.key === "m") keys.menu();
      // A held Enter must not run through one screen after another.
      else if (event.key === "Enter" && !event.repeat && !isControl(event.target)) keys.confirm();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [keys]);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("button, a, summary") !== null;
}
