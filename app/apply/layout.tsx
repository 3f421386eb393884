import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { MessagesProvider } from "../messages-provider.tsx";

export default function ApplyLayout({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider areas={["apply", "words"]}>
      <SiteHeader />
      {children}
    </MessagesProvider>
  );
}
