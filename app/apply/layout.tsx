import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Guarded } from "../guarded.tsx";

export default function ApplyLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <Guarded permission="application:write" signInPath="/sign-in">
        {children}
      </Guarded>
    </>
  );
}
