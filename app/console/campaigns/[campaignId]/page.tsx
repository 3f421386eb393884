import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignScreen } from "#components/campaigns/campaign-screen.tsx";

interface PageProps {
  params: Promise<{ campaignId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("campaigns.one") };
}

export default async function Page({ params }: PageProps) {
  const { campaignId } = await params;
  return <CampaignScreen campaignId={campaignId} />;
}
