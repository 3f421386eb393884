import type { ReactNode } from "react";
import { cx } from "#components/ui/class-names.ts";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Narrow pages read like a letter; wide ones hold tables. */
  width?: "narrow" | "wide";
  children: ReactNode;
}

export function Page({ title, lead, actions, width = "wide", children }: PageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx(
        "mx-auto w-full px-4 py-6 outline-none sm:px-6 sm:py-8",
        width === "narrow" ? "max-w-2xl" : "max-w-6xl",
      )}
    >
      <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="text-2xl tracking-tight">{title}</h1>
          {lead !== undefined && <p className="mt-2 max-w-2xl text-ink-soft">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </main>
  );
}
