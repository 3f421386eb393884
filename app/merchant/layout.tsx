import type { ReactNode } from "react";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { MessagesProvider } from "../messages-provider.tsx";
import { RequirePermission } from "../require-permission.tsx";

export default function MerchantLayout({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider areas={["merchant", "terminal", "fees", "console", "words"]}>
      <SiteHeader />
      <RequirePermission permission="merchant:read_own" signInPath="/sign-in">
        <ApiProvider>{children}</ApiProvider>
      </RequirePermission>
    </MessagesProvider>
  );
}
