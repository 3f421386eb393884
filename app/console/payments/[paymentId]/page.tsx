import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsolePayment } from "#components/payments/console-payment.tsx";

interface PageProps {
  params: Promise<{ paymentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("payments.one") };
}

export default async function Page({ params }: PageProps) {
  const { paymentId } = await params;
  return <ConsolePayment paymentId={paymentId} />;
}
