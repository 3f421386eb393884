import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeeCalculator } from "#components/fees/fee-calculator.tsx";
import { Page } from "#components/shell/page.tsx";
import { pageCaller } from "#server/api/session.ts";
import { parseYuan } from "#server/domain/money/fen.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fees"))("title") };
}

export default async function FeesPage({ searchParams }: { searchParams: Promise<{ amount?: string }> }) {
  const [t, { amount }] = await Promise.all([getTranslations("fees"), searchParams]);
  const typed = amount !== undefined && parseYuan(amount) !== null ? amount : "1000";
  const amountFen = parseYuan(typed) ?? 0;
  const caller = await pageCaller();
  const comparison = await caller.fees.compare({ amountFen }).catch(() => undefined);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <FeeCalculator initialAmount={typed} initialComparison={comparison} />
    </Page>
  );
}
