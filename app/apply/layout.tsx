import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";

export default function ApplyLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      {children}
    </>
  );
}
