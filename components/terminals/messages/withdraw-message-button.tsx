"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { TerminalMessageView } from "#server/domain/terminals/messages/views.ts";

/** Takes back what its terminal has not fetched yet. */
export function WithdrawMessageButton({ message }: { message: TerminalMessageView }) {
  const t = useTranslations("console.terminals.messages");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const said = useSaid(() => setAsking(false));
  const withdraw = useMutation(trpc.terminals.withdrawMessage.mutationOptions(said(t("withdrawn"))));
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      {asking && (
        <StepDialog
          title={t("withdrawTitle", { title: message.title })}
          description={t("withdrawText")}
          step={t("withdraw")}
          destructive
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setAsking(false)}
          onConfirm={() => withdraw.mutate({ messageId: message.id, version: message.version })}
        />
      )}
    </>
  );
}
