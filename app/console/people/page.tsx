import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleDesk } from "#components/people/people-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("people.title") };
}

export default function Page() {
  return <PeopleDesk />;
}
