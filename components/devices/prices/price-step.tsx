"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { ModelPriceView } from "#server/domain/devices/prices/views.ts";
import type { PriceEvent } from "#server/domain/price-status.ts";
import { usePriceTitle } from "./use-price-title.ts";

interface PriceStepProps {
  price: ModelPriceView;
  step: PriceEvent;
  /** Of what the second person saw, for the steps that are theirs. */
  evidenceHash?: string;
  onClose: () => void;
}

/** Asks before a step of a price is taken: a look, or a reason for a refusal. */
export function PriceStep({ price, step, evidenceHash, onClose }: PriceStepProps) {
  const t = useTranslations("console.models");
  const trpc = useTRPC();
  const titleOf = usePriceTitle();
  const said = useSaid(onClose);
  const settled = said(t(`${step}Done`));
  const steps = {
    propose: useMutation(trpc.models.proposePrice.mutationOptions(settled)),
    publish: useMutation(trpc.models.publishPrice.mutationOptions(settled)),
    refuse: useMutation(trpc.models.refusePrice.mutationOptions(settled)),
    withdraw: useMutation(trpc.models.withdrawPrice.mutationOptions(settled)),
    discard: useMutation(trpc.models.discardPrice.mutationOptions(settled)),
  };
  const ref = { priceId: price.id, version: price.version };
  const take = (reason: string) => {
    if (step === "refuse") steps.refuse.mutate({ ...ref, reason });
    else if (step !== "publish") steps[step].mutate(ref);
    // Without what was seen there is nothing to agree to.
    else if (evidenceHash !== undefined) steps.publish.mutate({ ...ref, evidenceHash });
  };
  return (
    <StepDialog
      title={t(`${step}Title`, { price: titleOf(price) })}
      description={t(`${step}Text`)}
      step={t(step)}
      destructive={step === "withdraw" || step === "discard" || step === "refuse"}
      reasonLabel={step === "refuse" ? t("reason") : undefined}
      busy={steps[step].isPending}
      error={steps[step].error}
      onConfirm={take}
      onClose={onClose}
    />
  );
}
