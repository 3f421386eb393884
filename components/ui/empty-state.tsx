import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-edge px-6 py-12 text-center">
      <Icon aria-hidden className="size-8 text-ink-soft" />
      <p className="font-medium">{title}</p>
      <p className="max-w-md text-sm text-ink-soft">{children}</p>
      {action}
    </div>
  );
}
