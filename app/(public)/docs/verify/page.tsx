import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerifyGuide } from "#components/docs/verify-guide.tsx";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageAddresses } from "#server/api/session.ts";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("docs"))("verify.title") };
}

export default async function VerifyPage() {
  const [t, { portal }] = await Promise.all([getTranslations("docs"), pageAddresses()]);
  return (
    <Page title={t("verify.title")} lead={t("verify.lead")}>
      <MessagesProvider areas={["docs", "fees"]}>
        <ApiProvider>
          <VerifyGuide portal={portal} />
        </ApiProvider>
      </MessagesProvider>
    </Page>
  );
}
