import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskSettings } from "#components/reviews/desk/desk-settings.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("desk.title") };
}

export default function Page() {
  return <DeskSettings />;
}
