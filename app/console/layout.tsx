import type { ReactNode } from "react";
import { ConsoleShell } from "#components/console/console-shell.tsx";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { MessagesProvider } from "../messages-provider.tsx";
import { RequirePermission } from "../require-permission.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider areas={["console", "apply", "merchant", "terminal", "fees", "words"]}>
      <ApiProvider>
        <ConsoleShell>
          <RequirePermission permission="merchant:read" signInPath="/sign-in/staff">
            {children}
          </RequirePermission>
        </ConsoleShell>
      </ApiProvider>
    </MessagesProvider>
  );
}
