"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money/money.tsx";
import type { ProductAdvice } from "#server/domain/applications/advice.ts";
import type { Product } from "#server/domain/merchants/kinds.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

interface AdvisedProductsProps {
  products: readonly ProductAdvice[];
  /** What was applied for. */
  chosen: Product | null;
}

/** Each product that the kind may have, with why it fits and what it costs a month by the applicant's own volume. */
export function AdvisedProducts({ products, chosen }: AdvisedProductsProps) {
  const t = useTranslations("console.advice");
  const advice = useTranslations("apply.advice");
  const words = useTranslations("words.product");
  return (
    <ul className="divide-y divide-line">
      {products.map(({ product, recommended, reasons, monthly, serviceFee }) => (
        <li key={product} className="grid gap-1 py-2">
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{words(product)}</span>
            {product === chosen && <Badge>{t("appliedFor")}</Badge>}
            {recommended && <Badge tone="accent">{advice("recommended")}</Badge>}
            <span className="ms-auto">
              {t("monthly")} <Money fen={monthly.totalFen} />
            </span>
          </span>
          <span className="text-ink-soft">
            {reasons
              .map((reason) =>
                advice(`reason.${reason}`, {
                  volume: formatFen(serviceFee?.volumeFen ?? 0),
                  fee: formatFen(serviceFee?.feeFen ?? 0),
                }),
              )
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
