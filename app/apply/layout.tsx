import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { Words } from "../messages-provider.tsx";

export default function ApplyLayout({ children }: { children: ReactNode }) {
  return (
    <Words areas={["apply", "words"]}>
      <SiteHeader />
      {children}
    </Words>
  );
}
