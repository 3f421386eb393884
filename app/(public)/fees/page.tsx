import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { FeeCalculator } from "#components/quotes/calculator/fee-calculator.tsx";
import { amountOf, instantOf, readQuestion } from "#components/quotes/calculator/fee-question.ts";
import { Page } from "#components/shell/page.tsx";
import { pageCaller } from "#server/api/session.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { MessagesProvider } from "../../messages-provider.tsx";

interface FeesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fees"))("title") };
}

export default async function FeesPage({ searchParams }: FeesPageProps) {
  const [t, address] = await Promise.all([getTranslations("fees"), searchParams]);
  const question = readQuestion(address);
  const at = instantOf(question.on, shanghaiDate(new Date()));
  const caller = await pageCaller();
  const comparison = await caller.fees
    .compare({ amountFen: amountOf(question.amount) ?? 100, at })
    .catch(() => undefined);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <MessagesProvider areas={["fees", "words"]}>
        <ApiProvider>
          <FeeCalculator initial={question} initialComparison={comparison} />
        </ApiProvider>
      </MessagesProvider>
    </Page>
  );
}
