import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnTerminal } from "#components/merchants/home/own-terminal.tsx";

interface PageProps {
  params: Promise<{ terminalId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("terminal.title") };
}

export default async function Page({ params }: PageProps) {
  const { terminalId } = await params;
  return <OwnTerminal terminalId={terminalId} />;
}
