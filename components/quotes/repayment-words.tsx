import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";

/** The repayments in a sentence; the one that differs is named, with the reason. */
export function RepaymentWords({ quote }: { quote: Pick<QuoteTerms, "schedule" | "regularPaymentFen"> }) {
  const t = useTranslations("fees.words");
  const { schedule, regularPaymentFen } = quote;
  const odd = schedule.find(({ paymentFen }) => paymentFen !== regularPaymentFen);
  if (odd === undefined) {
    return (
      <p className="text-lg">
        {t.rich("allEqual", { count: schedule.length, amount: () => <Strong fen={regularPaymentFen} /> })}
      </p>
    );
  }
  return (
    <div>
      <p className="text-lg">
        {t.rich(odd.period === 1 ? "firstDiffers" : "lastDiffers", {
          count: schedule.length - 1,
          odd: () => <Strong fen={odd.paymentFen} />,
          amount: () => <Strong fen={regularPaymentFen} />,
        })}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        {t("because", { rest: formatFen(odd.paymentFen - regularPaymentFen) })}
      </p>
    </div>
  );
}

function Strong({ fen }: { fen: number }) {
  return <Money fen={fen} className="font-semibold" />;
}
