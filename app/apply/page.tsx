import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationHome } from "#components/application/application-home.tsx";
import { Page } from "#components/shell/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apply"))("title") };
}

export default async function ApplyPage() {
  const t = await getTranslations("apply");
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      <ApplicationHome />
    </Page>
  );
}
