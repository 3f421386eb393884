import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FinanceDesk } from "#components/settlements/finance-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("settlements.title") };
}

export default function Page() {
  return <FinanceDesk />;
}
