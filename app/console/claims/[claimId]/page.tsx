import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClaimScreen } from "#components/claims/claim-screen.tsx";

interface PageProps {
  params: Promise<{ claimId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("claims.title") };
}

export default async function Page({ params }: PageProps) {
  const { claimId } = await params;
  return <ClaimScreen claimId={claimId} />;
}
