"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { ownersActs } from "#server/domain/operators/status.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";

type Act = ReturnType<typeof ownersActs>[number];

/** Whom it stops working at a terminal. */
const DESTRUCTIVE: readonly Act[] = ["refuse", "block", "remove"];

/** What the owner may decide about somebody, as the table of states says. */
export function OperatorActs({ operator }: { operator: OperatorView }) {
  const t = useTranslations("merchant.operators");
  const [asking, setAsking] = useState<Act | null>(null);
  return (
    <span className="flex flex-wrap gap-2">
      {ownersActs(operator.status).map((act, index) => (
        <Button key={act} variant={variantOf(act, index)} onClick={() => setAsking(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {asking !== null && <AskedAct act={asking} operator={operator} onClose={() => setAsking(null)} />}
    </span>
  );
}

function variantOf(act: Act, index: number) {
  if (act === "admit") return "primary";
  return index === 0 ? "secondary" : "ghost";
}

interface AskedActProps {
  act: Act;
  operator: OperatorView;
  onClose: () => void;
}

function AskedAct({ act, operator, onClose }: AskedActProps) {
  const t = useTranslations("merchant.operators");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const settled = said(t(`done.${act}`, { name: operator.name }));
  const acts = {
    admit: useMutation(trpc.operators.admit.mutationOptions(settled)),
    refuse: useMutation(trpc.operators.refuse.mutationOptions(settled)),
    block: useMutation(trpc.operators.block.mutationOptions(settled)),
    unblock: useMutation(trpc.operators.unblock.mutationOptions(settled)),
    remove: useMutation(trpc.operators.remove.mutationOptions(settled)),
  };
  const { isPending, error, mutate } = acts[act];
  return (
    <StepDialog
      title={t(`actTitle.${act}`, { name: operator.name })}
      description={t(`actText.${act}`)}
      step={t(`act.${act}`)}
      destructive={DESTRUCTIVE.includes(act)}
      busy={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ operatorId: operator.id, version: operator.version })}
    />
  );
}
