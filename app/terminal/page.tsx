import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
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
  const [addresses, { serial, model }] = await Promise.all([pageAddresses(), searchParams]);
  return (
    <MessagesProvider areas={["terminal", "fees", "words"]}>
      <SiteHeader />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl px-4 py-2 outline-none sm:px-6 lg:py-6"
      >
        <ApiProvider>
          <VirtualTerminal
            deviceLinkUrl={addresses.deviceLink}
            sticker={{ serialNumber: serial ?? "", model: model ?? "" }}
          />
        </ApiProvider>
      </main>
    </MessagesProvider>
  );
}
