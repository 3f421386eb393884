import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeviceScreen } from "#components/devices/device-screen.tsx";

interface PageProps {
  params: Promise<{ deviceId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("devices.title") };
}

export default async function Page({ params }: PageProps) {
  const { deviceId } = await params;
  return <DeviceScreen deviceId={deviceId} />;
}
