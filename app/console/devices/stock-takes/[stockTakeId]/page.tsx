import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StockTakeScreen } from "#components/devices/stock-takes/stock-take-screen.tsx";

interface PageProps {
  params: Promise<{ stockTakeId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("stockTakes.title") };
}

export default async function Page({ params }: PageProps) {
  const { stockTakeId } = await params;
  return <StockTakeScreen stockTakeId={stockTakeId} />;
}
