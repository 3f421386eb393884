import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewRateCard } from "#components/rates/editor/new-rate-card.tsx";

interface NewRateCardPageProps {
  searchParams: Promise<{ from?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("rates.new") };
}

export default async function NewRateCardPage({ searchParams }: NewRateCardPageProps) {
  const { from } = await searchParams;
  return <NewRateCard from={from} />;
}
