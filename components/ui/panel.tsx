import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

interface PanelProps {
  title?: string;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, actions, className, children }: PanelProps) {
  return (
    <section className={cx("min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5", className)}>
      {title !== undefined && (
        <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-base">{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
