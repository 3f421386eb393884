import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShipmentDesk } from "#components/shipments/shipment-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("shipments.title") };
}

export default function Page() {
  return <ShipmentDesk />;
}
