import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ModelScreen } from "#components/devices/catalogue/model-screen.tsx";

interface PageProps {
  params: Promise<{ modelCode: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { modelCode } = await params;
  return { title: `${modelCode} · ${(await getTranslations("console"))("models.title")}` };
}

export default async function Page({ params }: PageProps) {
  const { modelCode } = await params;
  return <ModelScreen modelCode={decodeURIComponent(modelCode)} />;
}
