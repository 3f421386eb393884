"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { toShanghaiField } from "#components/form/shanghai-instant.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { CampaignForm } from "./campaign-form.tsx";

const MONTH_MS = 30 * DAY_MS;

/** A draft; interest-free in three for a month is what most campaigns begin as (domain.md §2). */
export function NewCampaign() {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const [now] = useState(() => Date.now());
  const create = useMutation(
    trpc.campaigns.create.mutationOptions({
      onSuccess: (campaign) => {
        toast(t("draftSaved"));
        router.push(`/console/campaigns/${campaign.id}`);
      },
    }),
  );
  return (
    <ConsolePage title={t("new")} lead={t("newLead")}>
      <CampaignForm
        busy={create.isPending}
        error={create.error}
        defaultValues={{
          name: "",
          fundedBy: "platform",
          level: "platform",
          scopeId: "",
          buyerRatePpm: 0,
          terms: [3],
          minFen: 10_000,
          maxFen: 30_000_000,
          startsAt: toShanghaiField(new Date(now)),
          endsAt: toShanghaiField(new Date(now + MONTH_MS)),
          budgetFen: 1_000_000,
          warnBelowPpm: 200_000,
        }}
        onSubmit={(rules) => create.mutate(rules)}
      />
    </ConsolePage>
  );
}
