import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignDesk } from "#components/campaigns/campaign-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("campaigns.title") };
}

export default function CampaignsPage() {
  return <CampaignDesk />;
}
