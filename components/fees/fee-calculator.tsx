"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { QueryView } from "#components/api/query-view.tsx";
import { useTRPC } from "#components/api/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { Comparison } from "#server/domain/fees/quote-view.ts";
import { parseYuan } from "#server/domain/money/fen.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { useDebounced } from "./use-debounced.ts";

const MAX_FEN = 30_000_000;

interface FeeCalculatorProps {
  initialAmount: string;
  /** The answer for the initial amount, so that the first paint already holds the figures. */
  initialComparison: Comparison | undefined;
}

export function FeeCalculator({ initialAmount, initialComparison }: FeeCalculatorProps) {
  const t = useTranslations("fees");
  const trpc = useTRPC();
  const toast = useToast();
  const [typed, setTyped] = useState(initialAmount);
  const parsed = parseYuan(typed);
  const amountFen = parsed !== null && parsed > 0 && parsed <= MAX_FEN ? parsed : null;
  const asked = useDebounced(amountFen, 250);
  const comparison = useQuery(
    trpc.fees.compare.queryOptions(
      { amountFen: asked ?? 100 },
      {
        enabled: asked !== null,
        // In process, absent members are typed as undefined; on the wire they are simply absent.
        placeholderData: (previous) => previous ?? (initialComparison as typeof previous),
      },
    ),
  );
  // The address is the share link: it always holds what the page shows.
  useEffect(() => {
    if (amountFen !== null) window.history.replaceState(null, "", `?amount=${(amountFen / 100).toFixed(2)}`);
  }, [amountFen]);
  return (
    <div className="grid gap-8">
      <div className="flex max-w-xl flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Field
            label={t("amount")}
            hint={t("amountHint")}
            error={amountFen === null ? t("amountWrong") : undefined}
          >
            {(bound) => (
              <Input
                {...bound}
                inputMode="decimal"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="figures h-14 text-2xl font-semibold sm:text-2xl"
              />
            )}
          </Field>
        </div>
        <Button
          variant="secondary"
          size="large"
          className="mb-7"
          onClick={async () => {
            await navigator.clipboard.writeText(window.location.href);
            toast(t("shared"));
          }}
        >
          <Link2 aria-hidden className="size-4" />
          {t("share")}
        </Button>
      </div>
      <QueryView query={comparison} loading={<Skeleton className="h-96" />}>
        {(data) => <ComparisonView comparison={data} />}
      </QueryView>
      <p className="rounded-lg bg-sunken p-4 text-sm">{t("advice")}</p>
    </div>
  );
}
