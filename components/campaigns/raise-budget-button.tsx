"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { raiseBudgetInput } from "#server/domain/campaigns/inputs.ts";
import type { CampaignView } from "#server/domain/campaigns/views.ts";

const schema = raiseBudgetInput.pick({ byFen: true });

/** Asks for more of a running campaign's budget; a second person grants it, and one that was spent then runs again. */
export function RaiseBudgetButton({ campaign }: { campaign: CampaignView }) {
  const t = useTranslations("console.campaigns");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const said = useSaid(() => setOpen(false));
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { byFen: campaign.budgetFen } });
  const raise = useMutation(trpc.campaigns.proposeRaise.mutationOptions(said(t("raiseProposed"))));
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("raise")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("raiseTitle", { name: campaign.name })}
        description={t("raiseText")}
      >
        <form
          noValidate
          className="grid gap-4"
          onSubmit={form.handleSubmit(({ byFen }) =>
            raise.mutate({ campaignId: campaign.id, version: campaign.version, byFen }),
          )}
        >
          <FormProblem error={raise.error} />
          <MoneyField control={form.control} name="byFen" label={t("raiseBy")} />
          <Button type="submit" busy={raise.isPending}>
            {t("raise")}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
