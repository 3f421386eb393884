"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { RunDetail } from "#server/domain/settlements/views.ts";

/** The second person's two answers, on the totals that are shown beside them. */
export function RunDecision({ run }: { run: RunDetail }) {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const [asking, setAsking] = useState<"approve" | "refuse" | null>(null);
  if (run.isOwn) return <Alert tone="warn">{t("own")}</Alert>;
  if (!may("settlement:approve")) return <Alert>{t("waitsForSecond")}</Alert>;
  return (
    <Panel title={t("decide")}>
      <p className="mb-3 text-sm text-ink-soft">
        {t("decideText", { merchants: run.merchants, net: formatFen(run.netFen) })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setAsking("approve")}>{t("approve")}</Button>
        <Button variant="danger" onClick={() => setAsking("refuse")}>
          {t("refuse")}
        </Button>
      </div>
      {asking !== null && <Asked asking={asking} run={run} onClose={() => setAsking(null)} />}
    </Panel>
  );
}

function Asked({
  asking,
  run,
  onClose,
}: {
  asking: "approve" | "refuse";
  run: RunDetail;
  onClose: () => void;
}) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const approve = useMutation(trpc.settlements.approveRun.mutationOptions(said(t("approved"))));
  const refuse = useMutation(trpc.settlements.refuseRun.mutationOptions(said(t("refused"))));
  // What was on the screen when the dialog opened is what is agreed to.
  const [seen] = useState(run);
  const { isPending, error } = asking === "approve" ? approve : refuse;
  const ref = { runId: seen.id, version: seen.version };
  return (
    <StepDialog
      title={t(asking)}
      description={t(asking === "approve" ? "decideText" : "refuseText", {
        merchants: seen.merchants,
        net: formatFen(seen.netFen),
      })}
      step={t(asking)}
      destructive={asking === "refuse"}
      reasonLabel={asking === "refuse" ? t("reason") : undefined}
      busy={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) =>
        asking === "approve"
          ? approve.mutate({ ...ref, evidenceHash: seen.evidenceHash })
          : refuse.mutate({ ...ref, reason })
      }
    />
  );
}
