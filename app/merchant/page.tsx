import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MerchantHome } from "#components/merchants/home/merchant-home.tsx";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("title") };
}

export default async function MerchantPage() {
  const t = await getTranslations("merchant");
  return (
    <Page
      title={t("title")}
      actions={
        <Button asChild variant="secondary">
          <Link href="/merchant/fees">{t("fees.open")}</Link>
        </Button>
      }
    >
      <MerchantHome />
    </Page>
  );
}
