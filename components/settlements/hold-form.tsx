"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";

interface HoldFormProps {
  merchant: { id: string; name: string };
  onClose: () => void;
}

/** Stops a merchant's payouts, with a reason. */
export function HoldForm({ merchant, onClose }: HoldFormProps) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const place = useMutation(trpc.settlements.placeHold.mutationOptions(said(t("done"))));
  return (
    <StepDialog
      title={t("placeHold")}
      description={t("placeHoldText", { merchant: merchant.name })}
      step={t("placeHold")}
      destructive
      reasonLabel={t("reason")}
      busy={place.isPending}
      error={place.error}
      onClose={onClose}
      onConfirm={(reason) => place.mutate({ merchantId: merchant.id, reason })}
    />
  );
}
