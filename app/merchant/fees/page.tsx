import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantFees } from "#components/merchants/home/merchant-fees.tsx";
import { readQuestion } from "#components/quotes/calculator/fee-question.ts";
import { Page } from "#components/shell/page.tsx";

interface MerchantFeesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("fees.title") };
}

export default async function MerchantFeesPage({ searchParams }: MerchantFeesPageProps) {
  const [t, address] = await Promise.all([getTranslations("merchant"), searchParams]);
  return (
    <Page title={t("fees.title")} lead={t("fees.lead")}>
      <MerchantFees question={readQuestion(address)} />
    </Page>
  );
}
