"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { CampaignView } from "#server/domain/campaigns/views.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** Campaigns that a merchant is asked to pay for: nothing is charged before it has agreed and staff have published. */
export function CampaignConsents({ merchantId }: { merchantId: string }) {
  const trpc = useTRPC();
  const mine = useQuery(trpc.campaigns.mine.queryOptions());
  const asked = (mine.data ?? []).filter(
    ({ scopeId, status }) => scopeId === merchantId && status === "pending_second",
  );
  return asked.map((campaign) => <Consent key={campaign.id} campaign={campaign} />);
}

function Consent({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("merchant.campaign");
  const trpc = useTRPC();
  const said = useSaid();
  const consent = useMutation(trpc.campaigns.consent.mutationOptions(said(t("agreed"))));
  const { id: campaignId, version, evidenceHash, name, terms, buyerRatePpm, budgetFen } = campaign;
  const offer = { terms: terms.join(", "), budget: formatFen(budgetFen) };
  const hasAgreed = campaign.consentedAt !== null;
  return (
    <Alert
      tone={hasAgreed ? "info" : "warn"}
      title={hasAgreed ? t("agreedTitle", { name }) : t("title", { name })}
    >
      <p>
        {buyerRatePpm === 0 ? t("whatFree", offer) : t("what", { ...offer, rate: formatPpm(buyerRatePpm) })}
      </p>
      <p>
        <AbsoluteDate at={campaign.startsAt} /> – <AbsoluteDate at={campaign.endsAt} />
      </p>
      {hasAgreed && <p>{t("agreedText")}</p>}
      <FormProblem error={consent.error} />
      <div className="mt-3 flex flex-wrap gap-2">
        {!hasAgreed && (
          <Button
            busy={consent.isPending}
            onClick={() => consent.mutate({ campaignId, version, evidenceHash })}
          >
            {t("agree")}
          </Button>
        )}
        <Decline campaign={campaign} />
      </div>
    </Alert>
  );
}

function Decline({ campaign: { id: campaignId, version, name } }: { campaign: CampaignView }) {
  const t = useTranslations("merchant.campaign");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const said = useSaid(() => setAsking(false));
  const decline = useMutation(trpc.campaigns.decline.mutationOptions(said(t("declined"))));
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t("decline")}
      </Button>
      {asking && (
        <StepDialog
          title={t("declineTitle", { name })}
          description={t("declineText")}
          step={t("decline")}
          reasonLabel={t("declineReason")}
          destructive
          busy={decline.isPending}
          error={decline.error}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => decline.mutate({ campaignId, version, reason })}
        />
      )}
    </>
  );
}
