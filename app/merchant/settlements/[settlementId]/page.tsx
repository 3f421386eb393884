import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSettlementPage } from "#components/settlements/own/own-settlement-page.tsx";

interface PageProps {
  params: Promise<{ settlementId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("money.one") };
}

export default async function Page({ params }: PageProps) {
  const { settlementId } = await params;
  return <OwnSettlementPage settlementId={settlementId} />;
}
