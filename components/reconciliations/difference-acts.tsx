"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { DifferenceEvent } from "#server/domain/reconciliations/status.ts";
import { DIFFERENCE_TRANSITIONS } from "#server/domain/reconciliations/status.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";

/** What the reader may do with a difference now. */
export function DifferenceActs({ difference }: { difference: DifferenceView }) {
  const t = useTranslations("console.reconciliations");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"resolve" | "refuse" | null>(null);
  const said = useSaid(() => setAsking(null));
  const take = useMutation(trpc.reconciliations.take.mutationOptions(said(t("taken"))));
  const approve = useMutation(trpc.reconciliations.approve.mutationOptions(said(t("accepted"))));
  const refuse = useMutation(trpc.reconciliations.refuse.mutationOptions(said(t("refused"))));
  if (!difference.mayDecide) return difference.status === "pending_second" ? t("waitsForSecond") : null;
  const ref = { differenceId: difference.id, version: difference.version };
  const may = (event: DifferenceEvent) =>
    eventsFrom(DIFFERENCE_TRANSITIONS, difference.status).includes(event);
  return (
    <span className="flex flex-wrap gap-2">
      {may("own") && (
        <Button size="small" variant="secondary" busy={take.isPending} onClick={() => take.mutate(ref)}>
          {t("take")}
        </Button>
      )}
      {may("propose") && (
        <Button size="small" onClick={() => setAsking("resolve")}>
          {t("resolve")}
        </Button>
      )}
      {may("refuse") && (
        <>
          <Button size="small" busy={approve.isPending} onClick={() => approve.mutate(ref)}>
            {t("accept")}
          </Button>
          <Button size="small" variant="secondary" onClick={() => setAsking("refuse")}>
            {t("refuse")}
          </Button>
        </>
      )}
      {asking === "resolve" && <ResolveDialog difference={difference} onClose={() => setAsking(null)} />}
      <ReasonDialog
        open={asking === "refuse"}
        onOpenChange={() => setAsking(null)}
        title={t("refuse")}
        label={t("reason")}
        submitLabel={t("refuse")}
        busy={refuse.isPending}
        error={refuse.error}
        onSubmit={(reason) => refuse.mutate({ ...ref, reason })}
      />
    </span>
  );
}
