"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { FeeCalculator } from "#components/quotes/calculator/fee-calculator.tsx";
import type { FeeQuestion } from "#components/quotes/calculator/fee-question.ts";
import { ServiceFee } from "#components/quotes/calculator/service-fee.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { OwnCampaigns } from "./own-campaigns.tsx";
import { OwnMerchants } from "./own-merchants.tsx";

/** The owner's own prices: the public calculator by the cards of their merchant and, if they like, one terminal. */
export function MerchantFees({ question }: { question: FeeQuestion }) {
  return <OwnMerchants>{(merchants) => <OwnFees merchants={merchants} question={question} />}</OwnMerchants>;
}

function OwnFees({ merchants, question }: { merchants: readonly MerchantView[]; question: FeeQuestion }) {
  const t = useTranslations("merchant.fees");
  const trpc = useTRPC();
  const [chosen, choose] = useUrlState("merchant");
  const [terminalId, chooseTerminal] = useUrlState("terminal");
  const merchant = merchants.find(({ id }) => id === chosen) ?? merchants[0];
  const merchantId = merchant?.id ?? "";
  const terminals = useQuery(trpc.terminals.list.queryOptions({ merchantId }));
  const own = terminals.data?.items ?? [];
  const terminal = own.find(({ id }) => id === terminalId);
  const scope = terminal === undefined ? { merchantId } : { merchantId, terminalId: terminal.id };
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap gap-4">
        {merchants.length > 1 && (
          <FilterSelect
            label={t("merchant")}
            value={merchantId}
            options={merchants.map(({ id, name }) => ({ value: id, label: name }))}
            required
            onChange={choose}
          />
        )}
        {own.length > 0 && (
          <FilterSelect
            label={t("terminal")}
            value={terminal?.id ?? ""}
            options={own.map(({ id, number }) => ({ value: id, label: number }))}
            onChange={chooseTerminal}
          />
        )}
      </div>
      <ServiceFee merchantId={merchantId} />
      <OwnCampaigns merchantId={merchantId} />
      <FeeCalculator initial={question} scope={scope} />
    </div>
  );
}
