import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Guarded } from "../guarded.tsx";

export default function MerchantLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <Guarded permission="merchant:read_own" signInPath="/sign-in">
        {children}
      </Guarded>
    </>
  );
}
