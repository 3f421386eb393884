import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import type { WarehouseView } from "#server/domain/devices/warehouses/views.ts";

/** The warehouses into which something may be put, the default one first. */
export function useOpenWarehouses(): WarehouseView[] {
  const { data = [] } = useQuery(useTRPC().warehouses.list.queryOptions());
  return data.filter(({ status }) => status === "open");
}
