import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StockTakeDesk } from "#components/devices/stock-takes/stock-take-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("stockTakes.title") };
}

export default function Page() {
  return <StockTakeDesk />;
}
