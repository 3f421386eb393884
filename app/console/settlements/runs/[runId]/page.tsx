import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunScreen } from "#components/settlements/run-screen.tsx";

interface PageProps {
  params: Promise<{ runId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("settlements.run") };
}

export default async function Page({ params }: PageProps) {
  const { runId } = await params;
  return <RunScreen runId={runId} />;
}
