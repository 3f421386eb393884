"use client";

import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { usePriceTitle } from "#components/devices/prices/use-price-title.ts";
import { useOffersText } from "#components/devices/use-offers-text.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import { isLow } from "#server/domain/devices/features.ts";
import type { ModelView } from "#server/domain/devices/views.ts";
import { LowStockButton } from "./low-stock-button.tsx";
import { ModelPicture } from "./model-picture.tsx";
import { typeWord } from "./type-word.ts";

/** `linked`: in a list, from which it leads to the page of the model. */
export function ModelCard({ model, linked = false }: { model: ModelView; linked?: boolean }) {
  const t = useTranslations("console.devices.catalogue");
  const words = useTranslations("words");
  const warehouses = useTranslations("console.warehouses");
  const nameOf = useModelName();
  const may = usePermissions();
  const { code, name, features, supportsHuabei, inStock } = model;
  const abilities = [...(supportsHuabei ? (["huabei"] as const) : []), ...features];
  return (
    <Panel
      title={nameOf({ modelCode: code, modelName: name })}
      actions={<Badge>{words(`product.${model.product}`)}</Badge>}
    >
      <div className="flex items-start gap-5">
        <ModelPicture model={model} className="h-36 w-28 shrink-0 text-ink" />
        <div className="grid min-w-0 flex-1 content-start gap-3">
          <p className="flex flex-wrap gap-1">
            {abilities.map((one) => (
              <Badge key={one} tone={one === "huabei" ? "accent" : "neutral"}>
                {t(`ability.${one}`)}
              </Badge>
            ))}
          </p>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link
              href={`/console/devices?model=${code}&status=in_stock`}
              className="figures text-2xl font-medium"
            >
              {inStock}
            </Link>
            <span className="text-sm text-ink-soft">{t("inStock")}</span>
            {isLow(model) && <Badge tone="warn">{t("low", { count: model.lowStockBelow })}</Badge>}
          </p>
          <p className="flex flex-wrap gap-2">
            {may("device:write") && <LowStockButton model={model} />}
            {linked && (
              <Button asChild variant="secondary" size="small">
                <Link href={`/console/devices/models/${code}`}>{t("open")}</Link>
              </Button>
            )}
          </p>
        </div>
      </div>
      <div className="mt-3">
        <DescriptionList
          dense
          items={[
            { term: t("code"), value: <span className="font-mono text-xs">{code}</span> },
            {
              term: t("type"),
              value: `${t(`types.${typeWord(model.terminalType)}`)} (${model.terminalType})`,
            },
            {
              term: t("firmware"),
              value: t("firmwareText", { minimum: model.minimumFirmware, target: model.targetFirmware }),
            },
            ...(model.stock.length < 2
              ? []
              : [
                  {
                    term: warehouses("title"),
                    value: model.stock.map(({ warehouseId, warehouseName, inStock }) => (
                      <span key={warehouseId} className="figures me-3">
                        {warehouseName} {inStock}
                      </span>
                    )),
                  },
                ]),
            { term: t("prices"), value: <Prices model={model} /> },
          ]}
        />
      </div>
    </Panel>
  );
}

/** What it costs today, what it will cost, and whether somebody has to decide on a price. */
function Prices({ model: { offers, coming, pending } }: { model: ModelView }) {
  const t = useTranslations("console.devices.catalogue");
  const textOf = useOffersText();
  const titleOf = usePriceTitle();
  return (
    <div className="grid gap-1">
      <span className="figures">{textOf(offers)}</span>
      {coming.map((price) => (
        <span key={`${price.kind} ${price.firstDay}`} className="figures text-xs text-ink-soft">
          {titleOf(price)}
        </span>
      ))}
      {pending > 0 && (
        <span>
          <Badge tone="warn">{t("pending", { count: pending })}</Badge>
        </span>
      )}
    </div>
  );
}

/** PBoC type codes by their word. */
