import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantHome } from "#components/merchant/merchant-home.tsx";
import { Page } from "#components/shell/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("title") };
}

export default async function MerchantPage() {
  const t = await getTranslations("merchant");
  return (
    <Page title={t("title")}>
      <MerchantHome />
    </Page>
  );
}
