import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** What follows a request for a log, or its end. */
export function useLogsChanged(said: string, onSaved: () => void) {
  const trpc = useTRPC();
  const toast = useToast();
  const queryClient = useQueryClient();
  return {
    onSuccess: () => {
      onSaved();
      toast(said);
      void queryClient.invalidateQueries({ queryKey: trpc.terminals.logs.pathKey() });
    },
  };
}
