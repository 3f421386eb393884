import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { Money } from "#components/ui/money/money.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";

/** From the price to what the buyer pays and what the merchant receives, a line a step. */
export function WhoPays({ quote }: { quote: Quote }) {
  const t = useTranslations("fees.who");
  const rate = formatPpm(quote.ratePpm);
  const { campaign } = quote;
  const byBuyer = quote.bearer === "buyer";
  return (
    <div className="grid grid-cols-1 content-start gap-4 sm:grid-cols-2">
      <Sum
        title={t("buyer")}
        lines={[
          { label: t("price"), fen: quote.amountFen },
          { label: t("buyerFee", { rate: byBuyer ? rate : "0%" }), fen: byBuyer ? quote.totalFeeFen : 0 },
          ...(campaign === undefined ? [] : [{ label: campaign.name, fen: -campaign.subsidyFen }]),
        ]}
        total={{ label: t("buyerTotal"), fen: quote.buyerTotalFen }}
      />
      <Sum
        title={t("seller")}
        lines={[
          { label: t("price"), fen: quote.amountFen },
          {
            label:
              campaign?.fundedBy === "merchant"
                ? campaign.name
                : t("sellerFee", { rate: byBuyer ? "0%" : rate }),
            fen: -quote.sellerFeeFen,
          },
          { label: t("acquiring"), fen: -quote.acquiringFeeFen },
        ]}
        total={{ label: t("sellerTotal"), fen: quote.sellerNetFen }}
      />
    </div>
  );
}

interface SumLine {
  label: string;
  fen: number;
}

function Sum({ title, lines, total }: { title: string; lines: readonly SumLine[]; total: SumLine }) {
  return (
    <section className="flex flex-col rounded-lg bg-sunken p-4 text-sm">
      <h3 className="mb-2">{title}</h3>
      <dl className="flex flex-1 flex-col gap-1">
        {[...lines, total].map((line) => (
          <div
            key={line.label}
            className={cx(
              "flex flex-wrap justify-between gap-x-3",
              line === total && "mt-auto border-t border-line pt-2 font-semibold",
            )}
          >
            <dt>{line.label}</dt>
            <dd className="ms-auto">
              {/* A fee of nothing is not a negative nothing. */}
              <Money fen={line.fen === 0 ? 0 : line.fen} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
