import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { Page } from "#components/shell/page.tsx";
import { AcceptInvitation } from "#components/sign-in/accept-invitation.tsx";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("invitation.title") };
}

export default async function InvitationPage() {
  const t = await getTranslations("signIn.invitation");
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      <MessagesProvider areas={["signIn", "shell"]}>
        <ApiProvider>
          <AcceptInvitation />
        </ApiProvider>
      </MessagesProvider>
    </Page>
  );
}
