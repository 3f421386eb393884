import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantDirectory } from "#components/merchants/directory/merchant-directory.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("merchants.title") };
}

export default function Page() {
  return <MerchantDirectory />;
}
