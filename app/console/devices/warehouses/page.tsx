import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WarehouseDesk } from "#components/devices/warehouses/warehouse-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("warehouses.title") };
}

export default function Page() {
  return <WarehouseDesk />;
}
