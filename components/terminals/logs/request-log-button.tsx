"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";

/** Asks a terminal for its log, and says why. */
export function RequestLogButton({ terminal }: { terminal: { id: string; number: string } }) {
  const t = useTranslations("console.terminals.logs");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const said = useSaid(() => setAsking(false));
  const request = useMutation(trpc.terminals.requestLog.mutationOptions(said(t("requested"))));
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t("request")}
      </Button>
      <ReasonDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("requestTitle", { number: terminal.number })}
        description={t("requestText")}
        label={t("reason")}
        submitLabel={t("request")}
        busy={request.isPending}
        error={request.error}
        onSubmit={(reason) => request.mutate({ terminalId: terminal.id, reason })}
      />
    </>
  );
}
