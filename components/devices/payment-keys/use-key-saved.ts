import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** What follows a custodian's word: the list of keys and the device's history show it. */
export function useKeySaved(said: string, onSaved: () => void) {
  const trpc = useTRPC();
  const toast = useToast();
  const queryClient = useQueryClient();
  return {
    onSuccess: () => {
      onSaved();
      toast(said);
      for (const { pathKey } of [trpc.devices.paymentKeys, trpc.devices.history])
        void queryClient.invalidateQueries({ queryKey: pathKey() });
    },
  };
}
