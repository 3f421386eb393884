"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { AdjustmentView } from "#server/domain/ledger/adjustments.ts";
import { formatFen } from "#server/domain/money/yuan.ts";

/** The second person's two answers to an adjustment. */
export function AdjustmentActs({ adjustment }: { adjustment: AdjustmentView }) {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const [asking, setAsking] = useState<"approve" | "refuse" | null>(null);
  if (adjustment.status !== "proposed") return null;
  if (adjustment.isOwn || !may("ledger:decide_adjustment"))
    return <span className="text-sm text-ink-soft">{t("waitsForSecond")}</span>;
  return (
    <span className="flex flex-wrap gap-2">
      <Button variant="secondary" onClick={() => setAsking("approve")}>
        {t("book")}
      </Button>
      <Button variant="ghost" onClick={() => setAsking("refuse")}>
        {t("refuse")}
      </Button>
      {asking !== null && <Asked asking={asking} adjustment={adjustment} onClose={() => setAsking(null)} />}
    </span>
  );
}

interface AskedProps {
  asking: "approve" | "refuse";
  adjustment: AdjustmentView;
  onClose: () => void;
}

function Asked({ asking, adjustment, onClose }: AskedProps) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const approve = useMutation(trpc.ledger.approveAdjustment.mutationOptions(said(t("done"))));
  const refuse = useMutation(trpc.ledger.refuseAdjustment.mutationOptions(said(t("done"))));
  const { isPending, error } = asking === "approve" ? approve : refuse;
  const ref = { adjustmentId: adjustment.id, version: adjustment.version };
  return (
    <StepDialog
      title={t(asking === "approve" ? "book" : "refuse")}
      description={t(asking === "approve" ? "bookText" : "refuseAdjustmentText", {
        amount: formatFen(adjustment.amountFen),
        merchant: adjustment.merchantName,
      })}
      step={t(asking === "approve" ? "book" : "refuse")}
      destructive={asking === "refuse"}
      reasonLabel={asking === "refuse" ? t("reason") : undefined}
      busy={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) => (asking === "approve" ? approve.mutate(ref) : refuse.mutate({ ...ref, reason }))}
    />
  );
}
