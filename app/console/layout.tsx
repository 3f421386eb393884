import type { ReactNode } from "react";
import { ConsoleShell } from "#components/console/console-shell.tsx";
import { requireSession } from "../require-session.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await requireSession("staff");
  return <ConsoleShell>{children}</ConsoleShell>;
}
