import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { Swatch } from "#components/ui/swatch.tsx";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { planKey } from "./plan-key.ts";

/** What each plan costs, and whom, as bars against the dearest. */
export function PlanCosts({ quotes }: { quotes: readonly Quote[] }) {
  const t = useTranslations("fees");
  const words = useTranslations("words");
  const costs = quotes.map((quote) => ({ quote, ...costsOf(quote) }));
  const dearest = Math.max(1, ...costs.map(({ buyerFen, sellerFen }) => buyerFen + sellerFen));
  const share = (fen: number) => ({ width: `${(fen / dearest) * 100}%` });
  return (
    <figure className="grid grid-cols-1 gap-3">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="font-medium">{t("costs")}</span>
        <Swatch fill="main">{t("buyerCost")}</Swatch>
        <Swatch fill="cost">{t("sellerCost")}</Swatch>
      </figcaption>
      <ul className="grid grid-cols-1 gap-2 text-sm">
        {costs.map(({ quote, buyerFen, sellerFen }) => (
          <li
            key={planKey(quote)}
            className="grid grid-cols-[1fr_auto] gap-x-3 sm:grid-cols-[15rem_1fr_10rem] sm:items-center"
          >
            <span>
              {words("terms", { term: quote.term })} · {words(`bearerShort.${quote.bearer}`)}
            </span>
            <span aria-hidden className="flex h-4 max-sm:order-last max-sm:col-span-2">
              <span className="bg-accent" style={share(buyerFen)} />
              <span className="bg-warn" style={share(sellerFen)} />
            </span>
            <span className="flex flex-wrap justify-end gap-x-2">
              {buyerFen > 0 && (
                <span>
                  <span className="sr-only">{t("buyerCost")} </span>
                  <Money fen={buyerFen} className="text-accent-strong" />
                </span>
              )}
              <span>
                <span className="sr-only">{t("sellerCost")} </span>
                <Money fen={sellerFen} className="text-warn" />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function costsOf(quote: Quote) {
  return { buyerFen: quote.buyerFeeFen, sellerFen: quote.sellerFeeFen + quote.acquiringFeeFen };
}
