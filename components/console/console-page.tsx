import type { ReactNode } from "react";

interface ConsolePageProps {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Denser than a public page: staff look at it all day. */
export function ConsolePage({ title, lead, actions, children }: ConsolePageProps) {
  return (
    <main id="main" tabIndex={-1} className="px-4 py-5 outline-none sm:px-6">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-xl">{title}</h1>
          {lead !== undefined && <div className="mt-1 text-sm text-ink-soft">{lead}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </main>
  );
}
