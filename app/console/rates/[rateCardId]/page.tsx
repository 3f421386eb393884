import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RateCardScreen } from "#components/rates/rate-card-screen.tsx";

interface PageProps {
  params: Promise<{ rateCardId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("rates.card") };
}

export default async function Page({ params }: PageProps) {
  const { rateCardId } = await params;
  return <RateCardScreen rateCardId={rateCardId} />;
}
