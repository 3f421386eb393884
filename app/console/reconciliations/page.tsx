import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReconciliationDesk } from "#components/reconciliations/reconciliation-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("reconciliations.title") };
}

export default function Page() {
  return <ReconciliationDesk />;
}
