import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ParcelScreen } from "#components/shipments/parcel-screen.tsx";

interface PageProps {
  params: Promise<{ shipmentId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("shipments.title") };
}

export default async function Page({ params }: PageProps) {
  const { shipmentId } = await params;
  return <ParcelScreen shipmentId={shipmentId} />;
}
