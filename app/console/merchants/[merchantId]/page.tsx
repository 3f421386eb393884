import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantFile } from "#components/merchants/directory/merchant-file.tsx";

interface PageProps {
  params: Promise<{ merchantId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("merchants.title") };
}

export default async function Page({ params }: PageProps) {
  const { merchantId } = await params;
  return <MerchantFile merchantId={merchantId} />;
}
