import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TerminalFleet } from "#components/terminals/terminal-fleet.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("terminals.title") };
}

export default function Page() {
  return <TerminalFleet />;
}
