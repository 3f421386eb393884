import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReconciliationScreen } from "#components/reconciliations/reconciliation-screen.tsx";

interface PageProps {
  params: Promise<{ reconciliationId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("reconciliations.title") };
}

export default async function Page({ params }: PageProps) {
  const { reconciliationId } = await params;
  return <ReconciliationScreen reconciliationId={reconciliationId} />;
}
