"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** Campaigns that a merchant is asked to pay for: nothing is charged before it has agreed. */
export function CampaignConsents({ merchantId }: { merchantId: string }) {
  const trpc = useTRPC();
  const mine = useQuery(trpc.campaigns.mine.queryOptions());
  const asked = (mine.data ?? []).filter(
    ({ scopeId, status, consentedAt }) =>
      scopeId === merchantId && status === "pending_second" && consentedAt === null,
  );
  return asked.map((campaign) => <Consent key={campaign.id} campaign={campaign} />);
}

function Consent({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("merchant.campaign");
  const trpc = useTRPC();
  const said = useSaid();
  const consent = useMutation(trpc.campaigns.consent.mutationOptions(said(t("agreed"))));
  const { id: campaignId, version, evidenceHash, name, terms, buyerRatePpm, budgetFen } = campaign;
  return (
    <Alert tone="warn" title={t("title", { name })}>
      <p>
        {t("what", {
          terms: terms.join(", "),
          rate: formatPpm(buyerRatePpm),
          budget: formatFen(budgetFen),
        })}
      </p>
      <p>
        <AbsoluteDate at={campaign.startsAt} /> – <AbsoluteDate at={campaign.endsAt} />
      </p>
      <FormProblem error={consent.error} />
      <Button
        className="mt-3"
        busy={consent.isPending}
        onClick={() => consent.mutate({ campaignId, version, evidenceHash })}
      >
        {t("agree")}
      </Button>
    </Alert>
  );
}
