"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { LimitChangeView } from "#server/domain/ledger/limits.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { SecondPersonActs } from "./second-person-acts.tsx";

/** The second person's two answers to a limit. */
export function LimitActs({ limitChange }: { limitChange: LimitChangeView }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid();
  const approve = useMutation(trpc.ledger.approveLimit.mutationOptions(said(t("done"))));
  const refuse = useMutation(trpc.ledger.refuseLimit.mutationOptions(said(t("done"))));
  const { beforeFen, overdraftFen, merchantName: merchant } = limitChange;
  const facts = { before: formatFen(beforeFen), after: formatFen(overdraftFen), merchant };
  const ref = { limitChangeId: limitChange.id, version: limitChange.version };
  return (
    <SecondPersonActs
      isOwn={limitChange.isOwn}
      needs="ledger:decide_limit"
      answers={{
        approve: {
          ...{ label: t("approveLimit"), text: t("approveLimitText", facts) },
          ...{ isPending: approve.isPending, error: approve.error },
          answer: (_reason, onDone) => approve.mutate(ref, onDone),
        },
        refuse: {
          ...{ label: t("refuse"), text: t("refuseLimitText", facts) },
          ...{ isPending: refuse.isPending, error: refuse.error },
          answer: (reason, onDone) => refuse.mutate({ ...ref, reason }, onDone),
        },
      }}
    />
  );
}
