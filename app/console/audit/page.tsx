import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTrail } from "#components/audit/audit-trail.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("audit.title") };
}

export default function Page() {
  return <AuditTrail />;
}
