import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readQuestion } from "#components/quotes/calculator/fee-question.ts";
import { PriceDesk } from "#components/rates/scopes/price-desk.tsx";

interface ConsoleFeesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("prices.title") };
}

export default async function ConsoleFeesPage({ searchParams }: ConsoleFeesPageProps) {
  return <PriceDesk question={readQuestion(await searchParams)} />;
}
