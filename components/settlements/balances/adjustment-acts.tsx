"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { AdjustmentView } from "#server/domain/ledger/adjustments.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { SecondPersonActs } from "./second-person-acts.tsx";

/** The second person's two answers to an adjustment. */
export function AdjustmentActs({ adjustment }: { adjustment: AdjustmentView }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid();
  const approve = useMutation(trpc.ledger.approveAdjustment.mutationOptions(said(t("done"))));
  const refuse = useMutation(trpc.ledger.refuseAdjustment.mutationOptions(said(t("done"))));
  if (adjustment.status !== "proposed") return null;
  const facts = { amount: formatFen(adjustment.amountFen), merchant: adjustment.merchantName };
  const ref = { adjustmentId: adjustment.id, version: adjustment.version };
  return (
    <SecondPersonActs
      isOwn={adjustment.isOwn}
      needs="ledger:decide_adjustment"
      answers={{
        approve: {
          ...{ label: t("book"), text: t("bookText", facts) },
          ...{ isPending: approve.isPending, error: approve.error },
          answer: (_reason, onDone) => approve.mutate(ref, onDone),
        },
        refuse: {
          ...{ label: t("refuse"), text: t("refuseAdjustmentText", facts) },
          ...{ isPending: refuse.isPending, error: refuse.error },
          answer: (reason, onDone) => refuse.mutate({ ...ref, reason }, onDone),
        },
      }}
    />
  );
}
