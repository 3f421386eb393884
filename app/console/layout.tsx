import type { ReactNode } from "react";
import { ConsoleShell } from "#components/console/console-shell.tsx";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Words } from "../messages-provider.tsx";
import { Guarded } from "../require-permission.tsx";

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
