import type { ReactNode } from "react";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { requireSession } from "../require-session.ts";

export default async function ApplyLayout({ children }: { children: ReactNode }) {
  await requireSession("applicant");
  return (
    <>
      <SiteHeader />
      {children}
    </>
  );
}
