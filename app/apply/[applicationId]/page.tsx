import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationScreen } from "#components/application/application-screen.tsx";

interface ApplicationPageProps {
  params: Promise<{ applicationId: string }>;
  searchParams: Promise<{ step?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apply"))("title") };
}

export default async function ApplicationPage({ params, searchParams }: ApplicationPageProps) {
  const [{ applicationId }, { step }] = await Promise.all([params, searchParams]);
  return <ApplicationScreen applicationId={applicationId} form={step !== undefined} />;
}
