import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IncidentDesk } from "#components/terminals/incidents/incident-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("incidents.title") };
}

export default function Page() {
  return <IncidentDesk />;
}
