import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Page } from "#components/shell/page.tsx";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { VirtualTerminal } from "#components/virtual-terminal/virtual-terminal.tsx";
import { pageAddresses } from "#server/api/session.ts";
import { MessagesProvider } from "../messages-provider.tsx";

interface TerminalPageProps {
  searchParams: Promise<{ serial?: string; model?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terminal"))("title") };
}

export default async function TerminalPage({ searchParams }: TerminalPageProps) {
  const [t, addresses, { serial, model }] = await Promise.all([
    getTranslations("terminal"),
    pageAddresses(),
    searchParams,
  ]);
  return (
    <MessagesProvider areas={["terminal", "fees", "words"]}>
      <SiteHeader />
      <Page title={t("title")} lead={t("lead")}>
        <ApiProvider>
          <VirtualTerminal
            deviceLinkUrl={addresses.deviceLink}
            sticker={{ serialNumber: serial ?? "", model: model ?? "" }}
          />
        </ApiProvider>
      </Page>
    </MessagesProvider>
  );
}
