import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/shell/page.tsx";
import { localPath } from "#components/sign-in/local-path.ts";
import { StaffSignIn } from "#components/sign-in/staff-sign-in.tsx";
import { MessagesProvider } from "../../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("staffTitle") };
}

export default async function StaffSignInPage({
  searchParams,
}: {
  searchParams: Promise<{ returnTo?: string }>;
}) {
  const [t, { returnTo }] = await Promise.all([getTranslations("signIn"), searchParams]);
  return (
    <Page title={t("staffTitle")} lead={t("staffLead")} width="narrow">
      <MessagesProvider areas={["signIn"]}>
        <StaffSignIn next={localPath(returnTo, "/console/home")} />
      </MessagesProvider>
    </Page>
  );
}
