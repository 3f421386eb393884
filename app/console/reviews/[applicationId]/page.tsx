import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CaseScreen } from "#components/reviews/case/case-screen.tsx";

interface PageProps {
  params: Promise<{ applicationId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("case.title") };
}

export default async function Page({ params }: PageProps) {
  const { applicationId } = await params;
  return <CaseScreen applicationId={applicationId} />;
}
