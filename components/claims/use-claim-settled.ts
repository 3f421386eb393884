import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** What follows a step of a claim on every screen: devices and terminals move with it. */
export function useClaimSettled(onSettled: () => void) {
  const t = useTranslations("console.claims");
  const trpc = useTRPC();
  const toast = useToast();
  const queryClient = useQueryClient();
  return {
    onSuccess: () => {
      onSettled();
      toast(t("done"));
      for (const { pathKey } of [trpc.claims, trpc.terminals, trpc.devices])
        void queryClient.invalidateQueries({ queryKey: pathKey() });
    },
  };
}
