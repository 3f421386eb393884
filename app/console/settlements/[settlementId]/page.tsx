import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettlementScreen } from "#components/settlements/settlement-screen.tsx";

interface PageProps {
  params: Promise<{ settlementId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("settlements.one") };
}

export default async function Page({ params }: PageProps) {
  const { settlementId } = await params;
  return <SettlementScreen settlementId={settlementId} />;
}
