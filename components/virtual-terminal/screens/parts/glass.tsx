import type { ReactNode } from "react";
import { cx } from "#components/ui/class-names.ts";

interface GlassProps {
  children: ReactNode;
  /** The screen's buttons, which stay in sight however long the rest is. */
  foot?: ReactNode;
  className?: string;
}

/** What one screen of the terminal is made of: something to read, and below it what can be done. */
export function Glass({ children, foot, className }: GlassProps) {
  return (
    <>
      <div className={cx("flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-3", className)}>
        {children}
      </div>
      {foot !== undefined && <div className="grid gap-2 border-t border-line p-3">{foot}</div>}
    </>
  );
}
