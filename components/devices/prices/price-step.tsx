"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ProposalStepDialog } from "#components/console/proposal-step-dialog.tsx";
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
  return (
    <ProposalStepDialog
      words="console.models"
      title={t(`${step}Title`, { price: titleOf(price) })}
      subject={{ priceId: price.id, version: price.version }}
      step={step}
      steps={steps}
      evidenceHash={evidenceHash}
      onClose={onClose}
    />
  );
}
