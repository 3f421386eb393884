import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Page } from "#components/shell/page.tsx";
import { DemoMessages } from "#components/sign-in/demo-messages.tsx";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("messagesTitle") };
}

export default async function DemoMessagesPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
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
