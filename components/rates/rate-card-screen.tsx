"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryView } from "#components/api/query-view.tsx";
import { useTRPC } from "#components/api/trpc.ts";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { RateCardBadge } from "./rate-card-badge.tsx";
import type { RateCard } from "./router-types.ts";

export function RateCardScreen({ rateCardId }: { rateCardId: string }) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words.rateCardLevel");
  const trpc = useTRPC();
  const query = useQuery(trpc.rates.get.queryOptions({ rateCardId }));
  const card = query.data;
  return (
    <ConsolePage
      title={card === undefined ? t("card") : `${words(card.level)} v${card.number}`}
      lead={<CopyableId value={rateCardId} />}
      actions={card !== undefined && <RateCardActions card={card} />}
    >
      <QueryView query={query}>
        {(data) => (
          <div className="grid gap-4">
            <Panel>
              <DescriptionList
                dense
                items={[
                  { term: t("status"), value: <RateCardBadge card={data} /> },
                  { term: t("scope"), value: data.scopeId === "" ? "–" : data.scopeId },
                  { term: t("from"), value: <AbsoluteDate at={data.effectiveFrom} /> },
                  { term: t("to"), value: <AbsoluteDate at={data.effectiveTo} /> },
                  { term: t("note"), value: data.note ?? "–" },
                ]}
              />
            </Panel>
            <PlanPreview body={data.body} />
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function RateCardActions({ card }: { card: RateCard }) {
  const t = useTranslations("console.rates");
  const trpc = useTRPC();
  const may = usePermissions();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<"publish" | "discard" | null>(null);
  const settled = (text: string) => ({
    onSuccess: () => {
      setAsking(null);
      toast(text);
      void queryClient.invalidateQueries({ queryKey: trpc.rates.pathKey() });
    },
  });
  const publish = useMutation(trpc.rates.publish.mutationOptions(settled(t("published"))));
  const discard = useMutation(trpc.rates.discard.mutationOptions(settled(t("discarded"))));
  if (!may("rate_card:write")) return null;
  const ref = { rateCardId: card.id, version: card.version };
  const draft = card.status === "draft";
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/console/rates/new?from=${card.id}`}>{t("copyAsDraft")}</Link>
      </Button>
      {draft && (
        <Button variant="ghost" onClick={() => setAsking("discard")}>
          {t("discard")}
        </Button>
      )}
      {draft && <Button onClick={() => setAsking("publish")}>{t("publish")}</Button>}
      <ConfirmDialog
        open={asking === "publish"}
        onOpenChange={() => setAsking(null)}
        title={t("publishTitle", { number: card.number })}
        description={t("publishText")}
        confirmLabel={t("publish")}
        busy={publish.isPending}
        onConfirm={() => publish.mutate(ref)}
      >
        <FormProblem error={publish.error} />
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === "discard"}
        onOpenChange={() => setAsking(null)}
        title={t("discardTitle", { number: card.number })}
        description={t("discardText")}
        confirmLabel={t("discard")}
        destructive
        busy={discard.isPending}
        onConfirm={() => discard.mutate(ref)}
      >
        <FormProblem error={discard.error} />
      </ConfirmDialog>
    </>
  );
}
