import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RateDesk } from "#components/rates/rate-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("rates.title") };
}

export default function Page() {
  return <RateDesk />;
}
