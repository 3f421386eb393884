import type { ReactNode } from "react";
import { ApiProvider } from "#components/api/api-provider.tsx";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Guarded } from "../guarded.tsx";
import { Words } from "../words.tsx";

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
