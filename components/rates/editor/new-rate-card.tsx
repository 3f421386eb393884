"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { toShanghaiField } from "#components/form/shanghai-instant.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";
import { cardsInForce } from "#server/domain/rates/in-force.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";
import { RateCardEditor } from "./rate-card-editor.tsx";

/** A draft, begun from the card named in the address, else from the platform's card in force. */
export function NewRateCard({ from }: { from: string | undefined }) {
  const t = useTranslations("console.rates");
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const cards = useQuery(trpc.rates.list.queryOptions());
  const create = useMutation(
    trpc.rates.createDraft.mutationOptions({
      onSuccess: (card) => {
        toast(t("draftSaved"));
        router.push(`/console/rates/${card.id}`);
      },
    }),
  );
  return (
    <ConsolePage title={t("new")} lead={t("newLead")}>
      <QueryView query={cards}>
        {(list) => {
          const basis = basisOf(list, from);
          return (
            <RateCardEditor
              busy={create.isPending}
              error={create.error}
              defaultValues={{
                level: basis?.level ?? "platform",
                scopeId: basis?.scopeId ?? "",
                body: basis?.body ?? DEFAULT_RATE_CARD,
                note: "",
                effectiveFrom: toShanghaiField(new Date()),
              }}
              onSubmit={(draft) => create.mutate(draft)}
            />
          );
        }}
      </QueryView>
    </ConsolePage>
  );
}

function basisOf(cards: readonly RateCardView[], from: string | undefined): RateCardView | undefined {
  const named = cards.find((card) => card.id === from);
  const now = new Date().toISOString();
  const inForce = cardsInForce(cards, { at: now, recordedAt: now });
  return named ?? inForce.find((card) => card.level === "platform");
}
