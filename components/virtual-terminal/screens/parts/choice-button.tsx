import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";

interface ChoiceButtonProps {
  /** The digit on the keypad that chooses it. */
  number: number;
  title: string;
  children?: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

/** One line of a terminal menu. */
export function ChoiceButton({ number, title, children, disabled = false, onClick }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      aria-keyshortcuts={String(number)}
      {...pressedBy("choice")}
      className="flex min-h-14 w-full items-center gap-3 rounded-md border border-edge px-3 py-2 text-start hover:bg-sunken disabled:opacity-60"
    >
      <span aria-hidden className="figures w-4 shrink-0 text-center text-sm text-ink-soft">
        {number}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {children !== undefined && <span className="block text-sm text-ink-soft">{children}</span>}
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </button>
  );
}
