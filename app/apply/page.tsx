import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationHome } from "#components/apply/status/application-home.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageCaller } from "#server/api/session.ts";
import { RequirePermission } from "../require-permission.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apply"))("title") };
}

export default async function ApplyPage() {
  const t = await getTranslations("apply");
  return (
    <RequirePermission permission="application:write" signInPath="/sign-in">
      <Page title={t("title")} lead={t("lead")} width="narrow">
        <OwnApplications />
      </Page>
    </RequirePermission>
  );
}

/** Asked for only once the guard has let its reader in. */
async function OwnApplications() {
  const caller = await pageCaller();
  return <ApplicationHome applications={await caller.applications.mine()} />;
}
