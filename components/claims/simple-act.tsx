"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import type { ClaimAct } from "#server/domain/claims/status.ts";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { wordOf } from "./word-of.ts";

export type SimpleActs = Exclude<ClaimAct, "accept" | "reserve" | "send_back" | "charge">;

/** Steps that say why; a merchant's own need no reason. */
const SAYS_WHY: readonly SimpleActs[] = ["refuse", "replace"];

interface SimpleActProps {
  act: SimpleActs;
  claim: ClaimView;
  onClose: () => void;
}

/** A step that needs a look, or a reason. */
export function SimpleAct({ act, claim, onClose }: SimpleActProps) {
  const t = useTranslations("console.claims");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const settled = said(t("done"));
  const acts = {
    refuse: useMutation(trpc.claims.refuse.mutationOptions(settled)),
    agree: useMutation(trpc.claims.agree.mutationOptions(settled)),
    withdraw: useMutation(trpc.claims.withdraw.mutationOptions(settled)),
    receive: useMutation(trpc.claims.receive.mutationOptions(settled)),
    replace: useMutation(trpc.claims.replace.mutationOptions(settled)),
    replace_again: useMutation(trpc.claims.replaceAgain.mutationOptions(settled)),
    take_over: useMutation(trpc.claims.takeOver.mutationOptions(settled)),
    take_back: useMutation(trpc.claims.takeBack.mutationOptions(settled)),
    settle: useMutation(trpc.claims.settle.mutationOptions(settled)),
  };
  const word = wordOf(act, claim);
  const { isPending, error } = acts[act];
  const ref = { claimId: claim.id, version: claim.version };
  const saysWhy = SAYS_WHY.includes(act) || (act === "settle" && claim.status !== "sent_back");
  return (
    <StepDialog
      title={t(`act.${word}`)}
      description={t(`actText.${word}`, {
        serialNumber: claim.serialNumber,
        cost: formatFen(claim.costFen ?? 0),
      })}
      step={t(`act.${word}`)}
      destructive={act === "refuse" || act === "withdraw"}
      reasonLabel={saysWhy ? t("reason") : undefined}
      busy={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) => {
        if (act === "refuse" || act === "replace") acts[act].mutate({ ...ref, reason });
        else if (act === "settle" && saysWhy) acts.settle.mutate({ ...ref, reason });
        else acts[act].mutate(ref);
      }}
    />
  );
}
