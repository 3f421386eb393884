"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { TerminalSummary } from "#server/domain/terminals/views.ts";

/** The code is fetched only when asked for, and each look is written down. */
export function ActivationCode({ terminal }: { terminal: TerminalSummary }) {
  const t = useTranslations("merchant.activation");
  const trpc = useTRPC();
  const reveal = useMutation(
    trpc.terminals.revealActivationCode.mutationOptions({ meta: { changesNothingShown: true } }),
  );
  const reset = useMutation(
    trpc.terminals.resetActivationCode.mutationOptions({
      onSuccess: () => reveal.mutate({ terminalId: terminal.id }),
    }),
  );
  const ref = { terminalId: terminal.id };
  if (terminal.deviceStatus !== "delivered") return <Alert className="mt-3">{t("notDelivered")}</Alert>;
  const query = `serial=${encodeURIComponent(terminal.serialNumber)}&model=${encodeURIComponent(terminal.modelCode)}`;
  return (
    <div className="mt-3 grid gap-3 rounded-lg bg-accent-soft p-4">
      <FormProblem error={reveal.error ?? reset.error} />
      {reveal.data === undefined ? (
        <Button busy={reveal.isPending} onClick={() => reveal.mutate(ref)}>
          <KeyRound aria-hidden className="size-4" />
          {t("reveal")}
        </Button>
      ) : (
        <>
          <p className="text-sm">{t("code")}</p>
          <p className="font-mono text-2xl font-semibold tracking-widest" data-testid="activation-code">
            {reveal.data.activationCode.replace(/(.{4})(?=.)/g, "$1 ")}
          </p>
          <p className="text-sm">
            <CopyableId value={reveal.data.activationCode} /> {t("expires")}{" "}
            <RelativeDate at={reveal.data.expiresAt} />
          </p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="secondary" size="small">
          <Link href={`/terminal?${query}`}>{t("openVirtual")}</Link>
        </Button>
        <Button variant="ghost" size="small" busy={reset.isPending} onClick={() => reset.mutate(ref)}>
          <RotateCcw aria-hidden className="size-4" />
          {t("reset")}
        </Button>
      </div>
    </div>
  );
}
