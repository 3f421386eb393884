"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** A raise that waits: its asker may take it back, a second person grants it. */
export function RaiseDecision({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const may = usePermissions();
  const said = useSaid();
  const grant = useMutation(trpc.campaigns.raiseBudget.mutationOptions(said(t("raiseDone"))));
  const drop = useMutation(trpc.campaigns.proposeRaise.mutationOptions(said(t("raiseDropped"))));
  const { raiseByFen, ownRaise } = campaign;
  if (raiseByFen === null) return null;
  const ref = { campaignId: campaign.id, version: campaign.version };
  return (
    <Alert tone="warn" title={t("raiseAsked", { amount: formatFen(raiseByFen) })}>
      <FormProblem error={grant.error ?? drop.error} />
      <div className="mt-2 flex flex-wrap gap-3">
        {!ownRaise && may("campaign:approve") && (
          <Button
            size="small"
            busy={grant.isPending}
            onClick={() => grant.mutate({ ...ref, byFen: raiseByFen })}
          >
            {t("raiseGrant")}
          </Button>
        )}
        {may("campaign:write") && (
          <Button
            size="small"
            variant="secondary"
            busy={drop.isPending}
            onClick={() => drop.mutate({ ...ref, byFen: null })}
          >
            {t("raiseDrop")}
          </Button>
        )}
      </div>
    </Alert>
  );
}
