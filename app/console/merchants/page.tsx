import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantDirectory } from "#components/merchant/merchant-directory.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("merchants.title") };
}

export default function Page() {
  return <MerchantDirectory />;
}
