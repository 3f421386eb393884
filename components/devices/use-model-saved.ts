import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** What follows a change of a model: the dialog closes, and everything that shows the model is read anew. */
export function useModelSaved(text: string, onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const readAnew = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.devices.models.queryKey() });
  };
  return {
    onSuccess: () => {
      onClose();
      toast(text);
      readAnew();
    },
    // Whoever was faster has changed what is shown.
    onError: readAnew,
  };
}
