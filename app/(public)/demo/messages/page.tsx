import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Page } from "#components/shell/page.tsx";
import { DemoMessages } from "#components/sign-in/demo-messages.tsx";
import { isDemo } from "#server/api/mode.ts";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  if (!isDemo()) notFound();
  return { title: (await getTranslations("signIn"))("messagesTitle") };
}

export default async function DemoMessagesPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  if (!isDemo()) notFound();
  const [t, { to }] = await Promise.all([getTranslations("signIn"), searchParams]);
  return (
    <Page title={t("messagesTitle")} lead={t("messagesLead")} width="narrow">
      <MessagesProvider areas={["signIn"]}>
        <ApiProvider>
          <DemoMessages initialRecipient={to ?? ""} />
        </ApiProvider>
      </MessagesProvider>
    </Page>
  );
}
