"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FirmwarePanel } from "#components/devices/firmware/firmware-panel.tsx";
import { NewPriceButton } from "#components/devices/prices/new-price-button.tsx";
import { PriceDecision } from "#components/devices/prices/price-decision.tsx";
import { PriceTable } from "#components/devices/prices/price-table.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ModelFile } from "#server/domain/devices/prices/views.ts";
import { ModelCard } from "./model-card.tsx";

/** One model: what it can do and costs, and everything that it cost or will cost, and its firmware. */
export function ModelScreen({ modelCode }: { modelCode: string }) {
  const t = useTranslations("console.models");
  const may = usePermissions();
  const nameOf = useModelName();
  const query = useQuery(useTRPC().models.get.queryOptions({ modelCode }));
  const model = query.data?.model;
  const name = model === undefined ? "" : nameOf({ modelCode: model.code, modelName: model.name });
  return (
    <ConsolePage
      title={name === "" ? t("title") : name}
      lead={<span className="font-mono text-xs">{modelCode}</span>}
      actions={model !== undefined && may("rate_card:write") && <NewPriceButton model={model} name={name} />}
    >
      <QueryView query={query}>{(file) => <File file={file} />}</QueryView>
    </ConsolePage>
  );
}

function File({ file }: { file: ModelFile }) {
  const { model, prices } = file;
  const t = useTranslations("console.models");
  const may = usePermissions();
  const pending = prices.filter(({ phase }) => phase === "pending_second");
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <ModelCard model={model} />
      <div className="grid grid-cols-1 gap-4">
        {may("rate_card:read") && pending.map((price) => <PriceDecision key={price.id} price={price} />)}
        <section className="grid grid-cols-1 gap-3">
          <h2 className="text-base">{t("prices")}</h2>
          {prices.length === 0 ? (
            <EmptyState icon={Tag} title={t("noPrices")}>
              {t("noPricesText")}
            </EmptyState>
          ) : (
            <PriceTable prices={prices} />
          )}
        </section>
        <FirmwarePanel file={file} />
      </div>
    </div>
  );
}
