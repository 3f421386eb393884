"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLazyMutation } from "#components/query/use-lazy-mutation.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { RepaymentPlanInput } from "#server/domain/contracts/inputs.ts";
import type { RepaymentPlanView } from "#server/domain/contracts/views.ts";
import { CodeOfPlan } from "./code-of-plan.tsx";
import { PlanOfPayer } from "./plan-of-payer.tsx";

/** What the payer still owes, for whoever has the code of the payer's copy. */
export function PlanByCode({ number }: { number: string }) {
  const t = useTranslations("voucher.repayments");
  const [plan, setPlan] = useState<RepaymentPlanView | null>(null);
  const asked = useLazyMutation((client, input: RepaymentPlanInput) => client.contracts.plan.mutate(input));
  const ask = async (input: RepaymentPlanInput) => setPlan((await asked.make(input)) ?? null);
  return (
    <Panel title={t("title")} className="mt-4">
      {plan === null ? (
        <CodeOfPlan
          number={number}
          error={asked.error}
          busy={asked.busy}
          onSubmit={(input) => void ask(input)}
        />
      ) : (
        <PlanOfPayer plan={plan} />
      )}
    </Panel>
  );
}
