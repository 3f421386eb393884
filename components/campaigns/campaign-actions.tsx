"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProposalStepDialog } from "#components/console/proposal-step-dialog.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { CAMPAIGN_TRANSITIONS, type CampaignEvent } from "#server/domain/campaigns/status.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { isDecision } from "#server/domain/proposal-status.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { RaiseBudgetButton } from "./raise-budget-button.tsx";

/** Whoever is to pay says no on their own pages. */
type StaffStep = Exclude<CampaignEvent, "decline">;

const VARIANTS = {
  propose: "primary",
  publish: "primary",
  refuse: "danger",
  end: "danger",
  discard: "ghost",
} as const;

/** The buttons follow the status table; a campaign whose window is over needs no ending. */
export function CampaignActions({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("console.campaigns");
  const may = usePermissions();
  const [asking, setAsking] = useState<StaffStep | null>(null);
  if (campaign.state === "over") return null;
  const events = stepsOfStaff(campaign.status).filter((event) =>
    isDecision(event) ? may("campaign:approve") && !campaign.own : may("campaign:write"),
  );
  return (
    <>
      {campaign.status === "published" && campaign.fundedBy === "platform" && may("campaign:write") && (
        <RaiseBudgetButton campaign={campaign} />
      )}
      {[...events].reverse().map((event) => (
        <Button
          key={event}
          variant={VARIANTS[event]}
          disabled={event === "publish" && campaign.fundedBy === "merchant" && campaign.consentedAt === null}
          onClick={() => setAsking(event)}
        >
          {t(event)}
        </Button>
      ))}
      {asking !== null && <CampaignStep campaign={campaign} step={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function stepsOfStaff(status: CampaignView["status"]): StaffStep[] {
  const all: CampaignEvent[] = eventsFrom(CAMPAIGN_TRANSITIONS, status);
  return all.filter((event) => event !== "decline");
}

interface CampaignStepProps {
  campaign: CampaignView;
  step: StaffStep;
  onClose: () => void;
}

function CampaignStep({ campaign, step, onClose }: CampaignStepProps) {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const settled = said(t(`${step}Done`));
  const steps = {
    propose: useMutation(trpc.campaigns.propose.mutationOptions(settled)),
    publish: useMutation(trpc.campaigns.publish.mutationOptions(settled)),
    refuse: useMutation(trpc.campaigns.refuse.mutationOptions(settled)),
    end: useMutation(trpc.campaigns.end.mutationOptions(settled)),
    discard: useMutation(trpc.campaigns.discard.mutationOptions(settled)),
  };
  return (
    <ProposalStepDialog
      words="console.campaigns"
      title={t(`${step}Title`, { name: campaign.name })}
      subject={{ campaignId: campaign.id, version: campaign.version }}
      step={step}
      steps={steps}
      evidenceHash={campaign.evidenceHash}
      onClose={onClose}
    />
  );
}
