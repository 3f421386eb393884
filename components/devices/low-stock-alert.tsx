"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Link } from "#components/ui/link.tsx";
import { isLow } from "#server/domain/devices/features.ts";

/** Models of which too few are left, altogether or in one warehouse; nothing otherwise. */
export function LowStockAlert() {
  const t = useTranslations("console.devices.catalogue");
  const nameOf = useModelName();
  const models = useQuery(useTRPC().devices.models.queryOptions());
  const low = (models.data ?? []).flatMap(({ code, name, stock, ...all }) => [
    ...[{ ...all, warehouseId: "", warehouseName: null }, ...stock]
      .filter(isLow)
      .map((place) => ({ code, name, ...place })),
  ]);
  if (low.length === 0) return null;
  return (
    <Alert tone="warn" title={t("lowTitle")}>
      <ul>
        {low.map(({ code, name, warehouseId, warehouseName, inStock, lowStockBelow }) => (
          <li key={`${code} ${warehouseId}`}>
            <Link href="/console/devices/models">{nameOf({ modelCode: code, modelName: name })}</Link>{" "}
            {warehouseName !== null && `(${warehouseName}) `}
            {t("lowLine", { inStock, below: lowStockBelow })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
