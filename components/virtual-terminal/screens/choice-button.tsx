import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface ChoiceButtonProps {
  title: string;
  children?: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

/** One line of a terminal menu. */
export function ChoiceButton({ title, children, disabled = false, onClick }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="flex min-h-14 w-full items-center gap-3 rounded-md border border-edge px-4 py-2 text-start hover:bg-sunken disabled:opacity-60"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {children !== undefined && <span className="block text-sm text-ink-soft">{children}</span>}
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </button>
  );
}
