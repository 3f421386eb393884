import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClaimDesk } from "#components/claims/claim-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("claims.title") };
}

export default function Page() {
  return <ClaimDesk />;
}
