import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "#components/shell/page.tsx";
import { localPath } from "#components/sign-in/local-path.ts";
import { MobileSignIn } from "#components/sign-in/mobile-sign-in.tsx";
import { isDemo } from "#server/api/mode.ts";
import { MessagesProvider } from "../../messages-provider.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ returnTo?: string }> }) {
  const [t, { returnTo }] = await Promise.all([getTranslations("signIn"), searchParams]);
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      <MessagesProvider areas={["signIn"]}>
        <MobileSignIn next={localPath(returnTo, "/apply")} demo={isDemo()} />
      </MessagesProvider>
    </Page>
  );
}
