import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readQuestion } from "#components/fees/fee-question.ts";
import { PriceDesk } from "#components/prices/price-desk.tsx";

interface ConsoleFeesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("prices.title") };
}

export default async function ConsoleFeesPage({ searchParams }: ConsoleFeesPageProps) {
  return <PriceDesk question={readQuestion(await searchParams)} />;
}
