"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useOffersText } from "#components/devices/use-offers-text.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Money } from "#components/ui/money/money.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useDebounced } from "#components/ui/use-debounced.ts";
import type { ProductAdvice } from "#server/domain/applications/advice.ts";
import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { type AdviceNumbers, adviceInputOf } from "./advice-numbers.ts";

/** Of a model's reasons, those that say something to whoever is to use it. */
const DEVICE_REASONS = [
  "takes_huabei",
  "small_counter",
  "goes_along",
  "prints_and_takes_cards",
  "in_stock",
] as const;

interface AdviceAnswersProps {
  kind: MerchantKind;
  numbers: AdviceNumbers;
  onChoose: (product: Product) => void;
}

export function AdviceAnswers({ kind, numbers, onChoose }: AdviceAnswersProps) {
  const trpc = useTRPC();
  const rested = useDebounced(numbers, 250);
  const advice = useQuery(
    trpc.applications.advise.queryOptions(adviceInputOf(kind, rested) ?? skipToken, {
      placeholderData: (previous) => previous,
    }),
  );
  return (
    <QueryView query={advice} loading={<Skeleton className="h-48" />}>
      {(products) => (
        <div className="grid gap-3">
          {products.map((product) => (
            <OneProduct key={product.product} advice={product} onChoose={() => onChoose(product.product)} />
          ))}
        </div>
      )}
    </QueryView>
  );
}

function OneProduct({ advice, onChoose }: { advice: ProductAdvice; onChoose: () => void }) {
  const t = useTranslations("apply.advice");
  const words = useTranslations("words.product");
  const { monthly } = advice;
  return (
    <section
      className={cx(
        "rounded-lg border p-4",
        advice.recommended ? "border-accent bg-accent-soft" : "border-line",
      )}
    >
      <h3 className="flex flex-wrap items-center gap-2 text-base">
        {words(advice.product)}
        {advice.recommended && <Badge tone="accent">{t("recommended")}</Badge>}
      </h3>
      <p className="mt-1 text-sm">
        {t("monthlyCost")} <Money fen={monthly.totalFen} className="text-lg font-semibold" />
      </p>
      <p className="text-sm text-ink-soft">
        {t("costParts", {
          acquiring: formatFen(monthly.acquiringFeeFen),
          service: formatFen(monthly.serviceFeeFen),
        })}
      </p>
      <ul className="mt-2 list-disc ps-5 text-sm">
        {advice.reasons.map((reason) => (
          <li key={reason}>
            {t(`reason.${reason}`, {
              volume: formatFen(advice.serviceFee?.volumeFen ?? 0),
              fee: formatFen(advice.serviceFee?.feeFen ?? 0),
            })}
          </li>
        ))}
      </ul>
      <Device device={advice.devices[0]} />
      <Button
        variant={advice.recommended ? "primary" : "secondary"}
        className="mt-3 w-full"
        onClick={onChoose}
      >
        {t("choose", { product: words(advice.product) })}
      </Button>
    </section>
  );
}

function Device({ device }: { device: ProductAdvice["devices"][number] | undefined }) {
  const t = useTranslations("apply.advice");
  const nameOf = useModelName();
  const textOf = useOffersText();
  if (device === undefined) return null;
  const reasons = DEVICE_REASONS.filter((reason) => device.reasons.includes(reason));
  return (
    <p className="mt-2 text-sm">
      {t("device", { model: nameOf(device) })} <span className="figures">{textOf(device.offers)}</span>
      {reasons.length > 0 && (
        <span className="block text-ink-soft">
          {reasons.map((reason) => t(`deviceReason.${reason}`)).join(" · ")}
        </span>
      )}
    </p>
  );
}
