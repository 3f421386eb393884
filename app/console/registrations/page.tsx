import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RegistrationDesk } from "#components/registrations/registration-desk.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("registrations.title") };
}

export default function Page() {
  return <RegistrationDesk />;
}
