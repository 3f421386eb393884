"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { TerminalLogView } from "#server/domain/terminals/logs/views.ts";

/** Nothing is lost by asking no more: it may be asked again at once. */
export function WithdrawLogButton({ log }: { log: TerminalLogView }) {
  const t = useTranslations("console.terminals.logs");
  const trpc = useTRPC();
  const said = useSaid();
  const withdraw = useMutation(trpc.terminals.withdrawLogRequest.mutationOptions(said(t("withdrawn"))));
  return (
    <Button
      variant="ghost"
      busy={withdraw.isPending}
      onClick={() => withdraw.mutate({ logId: log.id, version: log.version })}
    >
      {t("withdraw")}
    </Button>
  );
}
