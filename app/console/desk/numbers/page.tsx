import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskFigures } from "#components/reviews/numbers/desk-figures.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("numbers.title") };
}

export default function Page() {
  return <DeskFigures />;
}
