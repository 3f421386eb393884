import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeviceDesk } from "#components/devices/device-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("devices.title") };
}

export default function Page() {
  return <DeviceDesk />;
}
