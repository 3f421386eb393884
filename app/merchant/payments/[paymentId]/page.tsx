import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MerchantPayment } from "#components/payments/merchant-payment.tsx";

interface PageProps {
  params: Promise<{ paymentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("merchant"))("payments.one") };
}

export default async function Page({ params }: PageProps) {
  const { paymentId } = await params;
  return <MerchantPayment paymentId={paymentId} />;
}
