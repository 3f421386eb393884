import type { ReactNode } from "react";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Words } from "../messages-provider.tsx";
import { Guarded } from "../require-permission.tsx";

export default function MerchantLayout({ children }: { children: ReactNode }) {
  return (
    <Words areas={["merchant", "terminal", "fees", "console", "words"]}>
      <SiteHeader />
      <Guarded permission="merchant:read_own" signInPath="/sign-in">
        <ApiProvider>{children}</ApiProvider>
      </Guarded>
    </Words>
  );
}
