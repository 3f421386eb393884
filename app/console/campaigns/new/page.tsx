import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewCampaign } from "#components/campaigns/new-campaign.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("campaigns.new") };
}

export default function NewCampaignPage() {
  return <NewCampaign />;
}
