import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsolePayments } from "#components/payments/console-payments.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("payments.title") };
}

export default function Page() {
  return <ConsolePayments />;
}
