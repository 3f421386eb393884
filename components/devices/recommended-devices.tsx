"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useOffersText } from "#components/devices/use-offers-text.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { CreateShipmentDialog } from "#components/shipments/create-shipment-dialog.tsx";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { Recommendation } from "#server/domain/devices/views.ts";

/** Models that fit this merchant, best first, with the reasons; reserving goes straight on to the parcel. */
export function RecommendedDevices({ merchantId }: { merchantId: string }) {
  const t = useTranslations("console.recommend");
  const trpc = useTRPC();
  const [reserved, setReserved] = useState<{ id: string; serialNumber: string } | null>(null);
  const recommendations = useQuery(trpc.devices.recommend.queryOptions({ merchantId }));
  const reserve = useMutation(
    trpc.devices.reserve.mutationOptions({ onSuccess: ({ device }) => setReserved(device) }),
  );
  return (
    <Panel title={t("title")}>
      <FormProblem error={reserve.error} />
      <QueryView query={recommendations}>
        {(models) =>
          models.length === 0 ? (
            <Alert tone="warn">{t("empty")}</Alert>
          ) : (
            <ul className="divide-y divide-line">
              {models.map((model, index) => (
                <ModelRow
                  key={model.modelCode}
                  model={model}
                  best={index === 0}
                  busy={reserve.isPending && reserve.variables?.modelCode === model.modelCode}
                  onReserve={(from) => reserve.mutate({ merchantId, modelCode: model.modelCode, ...from })}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      {reserved !== null && (
        <CreateShipmentDialog device={{ ...reserved, merchantId }} onClose={() => setReserved(null)} />
      )}
    </Panel>
  );
}

interface ModelRowProps {
  model: Recommendation;
  best: boolean;
  busy: boolean;
  onReserve: (from: { warehouseId?: string }) => void;
}

function ModelRow({ model, best, busy, onReserve }: ModelRowProps) {
  const t = useTranslations("console.recommend");
  const nameOf = useModelName();
  const textOf = useOffersText();
  const [warehouseId, setWarehouseId] = useState("");
  const left = (model.stock.find((place) => place.warehouseId === warehouseId) ?? model).inStock;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">
          {nameOf(model)}
          {best && <Badge tone="accent">{t("best")}</Badge>}
        </p>
        <ul className="mt-1 flex flex-wrap gap-x-4 text-ink-soft">
          {model.reasons.map((reason) => {
            const key = `reason.${reason}` as "reason.fits_product";
            return (
              <li key={reason} className="flex items-center gap-1">
                <Check aria-hidden className="size-3.5 text-accent" />
                {t.has(key) ? t(key) : reason}
              </li>
            );
          })}
        </ul>
        <p className="text-ink-soft">
          {t("inStock", { count: model.inStock })} · <span className="figures">{textOf(model.offers)}</span>
        </p>
      </div>
      <div className="grid justify-items-end gap-2">
        {model.stock.length > 1 && (
          <FilterSelect
            label={t("from")}
            none={t("fromAny")}
            value={warehouseId}
            onChange={setWarehouseId}
            options={model.stock.map((place) => ({
              value: place.warehouseId,
              label: t("fromCount", { name: place.warehouseName, count: place.inStock }),
            }))}
          />
        )}
        <Button
          variant={best ? "primary" : "secondary"}
          disabled={left === 0}
          busy={busy}
          onClick={() => onReserve(warehouseId === "" ? {} : { warehouseId })}
          aria-label={`${t("reserve")} ${nameOf(model)}`}
        >
          {t("reserve")}
        </Button>
      </div>
    </li>
  );
}
