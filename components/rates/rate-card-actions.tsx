"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { RateCardEvent } from "#server/domain/rates/status.ts";
import type { RateCardView } from "#server/domain/rates/views.ts";

/** What may be done with a card now: a draft is published or discarded, one that has not begun is withdrawn. */
export function RateCardActions({ card }: { card: RateCardView }) {
  const t = useTranslations("console.rates");
  const may = usePermissions();
  const [asking, setAsking] = useState<RateCardEvent | null>(null);
  if (!may("rate_card:write")) return null;
  const draft = card.status === "draft";
  const scheduled = card.status === "published" && card.effectiveFrom > new Date().toISOString();
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/console/rates/new?from=${card.id}`}>{t("copyAsDraft")}</Link>
      </Button>
      {scheduled && (
        <Button variant="danger" onClick={() => setAsking("withdraw")}>
          {t("withdraw")}
        </Button>
      )}
      {draft && (
        <Button variant="ghost" onClick={() => setAsking("discard")}>
          {t("discard")}
        </Button>
      )}
      {draft && <Button onClick={() => setAsking("publish")}>{t("publish")}</Button>}
      {asking !== null && <EventDialog card={card} event={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

interface EventDialogProps {
  card: RateCardView;
  event: RateCardEvent;
  onClose: () => void;
}

function EventDialog({ card, event, onClose }: EventDialogProps) {
  const t = useTranslations("console.rates");
  const trpc = useTRPC();
  const toast = useToast();
  const queryClient = useQueryClient();
  const change = useMutation(
    trpc.rates[event].mutationOptions({
      onSuccess: () => {
        onClose();
        toast(t(`${event}Done`));
        void queryClient.invalidateQueries({ queryKey: trpc.rates.pathKey() });
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t(`${event}Title`, { number: card.number })}
      description={t(`${event}Text`)}
      confirmLabel={t(event)}
      destructive={event !== "publish"}
      busy={change.isPending}
      onConfirm={() => change.mutate({ rateCardId: card.id, version: card.version })}
    >
      <FormProblem error={change.error} />
    </ConfirmDialog>
  );
}
