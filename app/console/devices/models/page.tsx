import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Catalogue } from "#components/devices/catalogue/catalogue.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("devices.catalogue.title") };
}

export default function Page() {
  return <Catalogue />;
}
