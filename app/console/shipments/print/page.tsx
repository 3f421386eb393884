import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintScreen } from "#components/shipments/print/print-screen.tsx";

interface PageProps {
  searchParams: Promise<{ ids?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("shipments.print.title") };
}

export default async function Page({ searchParams }: PageProps) {
  const { ids = "" } = await searchParams;
  return <PrintScreen shipmentIds={ids.split(",").filter((id) => id !== "")} />;
}
