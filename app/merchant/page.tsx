import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantHome } from "#components/merchants/home/merchant-home.tsx";
import { OwnRatesLink } from "#components/merchants/home/own-rates-link.tsx";
import { Page } from "#components/shell/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("title") };
}

export default async function MerchantPage() {
  const t = await getTranslations("merchant");
  return (
    <Page title={t("title")} actions={<OwnRatesLink />}>
      <MerchantHome />
    </Page>
  );
}
