"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ProposalStepDialog } from "#components/console/proposal-step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { PriceEvent } from "#server/domain/price-status.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";

interface RateCardStepProps {
  card: RateCardView;
  step: PriceEvent;
  /** Of what the second person saw, for the steps that are theirs. */
  evidenceHash?: string;
  onClose: () => void;
}

/** Asks before a step of a card is taken: a look, or a reason for a refusal. */
export function RateCardStep({ card, step, evidenceHash, onClose }: RateCardStepProps) {
  const t = useTranslations("console.rates");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const settled = said(t(`${step}Done`));
  const steps = {
    propose: useMutation(trpc.rates.propose.mutationOptions(settled)),
    publish: useMutation(trpc.rates.publish.mutationOptions(settled)),
    refuse: useMutation(trpc.rates.refuse.mutationOptions(settled)),
    withdraw: useMutation(trpc.rates.withdraw.mutationOptions(settled)),
    discard: useMutation(trpc.rates.discard.mutationOptions(settled)),
  };
  return (
    <ProposalStepDialog
      words="console.rates"
      title={t(`${step}Title`, { number: card.number })}
      subject={{ rateCardId: card.id, version: card.version }}
      step={step}
      steps={steps}
      evidenceHash={evidenceHash}
      onClose={onClose}
    />
  );
}
