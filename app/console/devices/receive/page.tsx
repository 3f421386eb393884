import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IntakeRoom } from "#components/devices/intakes/intake-room.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("intakes.title") };
}

export default function Page() {
  return <IntakeRoom />;
}
