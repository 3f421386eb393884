import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProcedureList } from "#components/docs/procedure-list.tsx";
import { Page } from "#components/shell/page.tsx";
import { procedureDocs } from "#server/api/procedure-docs.ts";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("docs"))("title") };
}

export default async function ApiDocsPage() {
  const t = await getTranslations("docs");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <MessagesProvider areas={["docs"]}>
        <ProcedureList procedures={procedureDocs()} />
      </MessagesProvider>
    </Page>
  );
}
