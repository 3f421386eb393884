import type { ReactNode } from "react";
import { ConsoleShell } from "#components/console/console-shell.tsx";
import { Guarded } from "../guarded.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <ConsoleShell>
      <Guarded permission="merchant:read" signInPath="/sign-in/staff">
        {children}
      </Guarded>
    </ConsoleShell>
  );
}
