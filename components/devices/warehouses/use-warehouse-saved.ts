import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** What follows a change of where devices lie: the dialog closes, and stock and warehouses are read anew. */
export function useWarehouseSaved(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  return (text: string) => {
    onClose();
    toast(text);
    void queryClient.invalidateQueries({ queryKey: trpc.warehouses.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.devices.pathKey() });
  };
}
