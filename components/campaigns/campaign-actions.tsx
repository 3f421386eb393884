"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { CAMPAIGN_TRANSITIONS, type CampaignEvent } from "#server/domain/campaigns/status.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { RaiseBudgetButton } from "./raise-budget-button.tsx";

const VARIANTS = { publish: "primary", end: "danger", discard: "ghost" } as const;

/** The buttons follow the status table; a campaign whose window is over needs no ending. */
export function CampaignActions({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("console.campaigns");
  const may = usePermissions();
  const [asking, setAsking] = useState<CampaignEvent | null>(null);
  if (!may("campaign:write") || campaign.state === "over") return null;
  const events: CampaignEvent[] = eventsFrom(CAMPAIGN_TRANSITIONS, campaign.status);
  return (
    <>
      {campaign.status === "published" && <RaiseBudgetButton campaign={campaign} />}
      {[...events].reverse().map((event) => (
        <Button key={event} variant={VARIANTS[event]} onClick={() => setAsking(event)}>
          {t(event)}
        </Button>
      ))}
      {asking !== null && <EventDialog campaign={campaign} event={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

interface EventDialogProps {
  campaign: CampaignView;
  event: CampaignEvent;
  onClose: () => void;
}

function EventDialog({ campaign, event, onClose }: EventDialogProps) {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const toast = useToast();
  const queryClient = useQueryClient();
  const change = useMutation(
    trpc.campaigns[event].mutationOptions({
      onSuccess: () => {
        onClose();
        toast(t(`${event}Done`));
        void queryClient.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t(`${event}Title`, { name: campaign.name })}
      description={t(`${event}Text`)}
      confirmLabel={t(event)}
      destructive={event !== "publish"}
      busy={change.isPending}
      onConfirm={() => change.mutate({ campaignId: campaign.id, version: campaign.version })}
    >
      <FormProblem error={change.error} />
    </ConfirmDialog>
  );
}
