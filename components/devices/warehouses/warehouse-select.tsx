"use client";

import { useTranslations } from "next-intl";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useOpenWarehouses } from "./use-open-warehouses.ts";

interface WarehouseSelectProps {
  label?: string;
  /** Empty: the default one, or all of them where `all` says so. */
  value: string;
  onChange: (warehouseId: string) => void;
  all?: boolean;
}

/** Which warehouse; not asked for where there is but one. */
export function WarehouseSelect({ label, value, onChange, all = false }: WarehouseSelectProps) {
  const t = useTranslations("console.warehouses");
  const warehouses = useOpenWarehouses();
  if (warehouses.length < 2) return null;
  const fallback = all ? "" : (warehouses[0]?.id ?? "");
  return (
    <FilterSelect
      label={label ?? t("warehouse")}
      value={value === "" ? fallback : value}
      required={!all}
      onChange={onChange}
      options={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
