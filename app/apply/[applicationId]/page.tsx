import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApplicationScreen } from "#components/apply/wizard/application-screen.tsx";
import { foundOrNull, pageCaller } from "#server/api/session.ts";
import { RequirePermission } from "../../require-permission.tsx";

interface ApplicationPageProps {
  params: Promise<{ applicationId: string }>;
  searchParams: Promise<{ step?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apply"))("title") };
}

export default async function ApplicationPage({ params, searchParams }: ApplicationPageProps) {
  const [{ applicationId }, { step }] = await Promise.all([params, searchParams]);
  return (
    <RequirePermission permission="application:write" signInPath="/sign-in">
      <OwnApplication applicationId={applicationId} form={step !== undefined} />
    </RequirePermission>
  );
}

/** Asked for only once the guard has let its reader in. */
async function OwnApplication({ applicationId, form }: { applicationId: string; form: boolean }) {
  const caller = await pageCaller();
  const view = await foundOrNull(caller.applications.get({ applicationId }));
  return view === null ? notFound() : <ApplicationScreen first={view} form={form} />;
}
