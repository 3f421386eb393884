import type { ReactNode } from "react";
import { ApiProvider } from "#components/api/api-provider.tsx";
import { ConsoleShell } from "#components/console/console-shell.tsx";
import { Guarded } from "../guarded.tsx";
import { Words } from "../words.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Words areas={["console", "apply", "merchant", "terminal", "fees", "words"]}>
      <ApiProvider>
        <ConsoleShell>
          <Guarded permission="merchant:read" signInPath="/sign-in/staff">
            {children}
          </Guarded>
        </ConsoleShell>
      </ApiProvider>
    </Words>
  );
}
