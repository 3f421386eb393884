"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { MoveButton } from "./move-button.tsx";
import { SwapButton } from "./swap-button.tsx";

type Change = "suspend" | "resume" | "close" | "orderKeyRotation";

export function TerminalActions({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const trpc = useTRPC();
  const may = usePermissions();
  const [asking, setAsking] = useState<Change | "reset" | null>(null);
  const said = useSaid(() => setAsking(null));
  const settled = said(t("changed"));
  const suspend = useMutation(trpc.terminals.suspend.mutationOptions(settled));
  const resume = useMutation(trpc.terminals.resume.mutationOptions(settled));
  const orderKeyRotation = useMutation(trpc.terminals.orderKeyRotation.mutationOptions(settled));
  const close = useMutation(trpc.terminals.close.mutationOptions(settled));
  const reset = useMutation(trpc.terminals.resetActivationCode.mutationOptions(settled));
  if (!may("terminal:write")) return null;
  const changes = { suspend, resume, close, orderKeyRotation };
  const canOrderKey = terminal.status === "active" && (terminal.key?.ordered?.overdue ?? true);
  const offered = (["orderKeyRotation", "resume", "suspend", "close"] as const).filter((change) =>
    change === "orderKeyRotation" ? canOrderKey : terminal.events.includes(change),
  );
  const { number } = terminal;
  // A device that has not left us yet is released, not swapped; one in a parcel arrives first.
  const canSwap =
    terminal.events.includes("swap") && terminal.parcel === null && terminal.deviceStatus !== "reserved";
  const onClosing = terminal.parcel?.onClosing ?? null;
  return (
    <>
      {terminal.status === "awaiting_activation" && (
        <Button variant="secondary" onClick={() => setAsking("reset")}>
          {t("reset")}
        </Button>
      )}
      {terminal.events.includes("move") && <MoveButton terminal={terminal} />}
      {canSwap && <SwapButton terminal={terminal} />}
      {offered.map((change) => (
        <Button key={change} variant="secondary" onClick={() => setAsking(change)}>
          {t(change)}
        </Button>
      ))}
      {offered.map((change) => (
        <ReasonDialog
          key={change}
          open={asking === change}
          onOpenChange={() => setAsking(null)}
          title={t(`${change}Title`, { number })}
          description={
            change === "close" && onClosing !== null ? t(`closeParcel.${onClosing}`) : t(`${change}Text`)
          }
          label={t("reason")}
          submitLabel={t(change)}
          destructive={change === "suspend" || change === "close"}
          busy={changes[change].isPending}
          error={changes[change].error}
          onSubmit={(reason) => {
            const ref = { terminalId: terminal.id, version: terminal.version, reason };
            if (change !== "close") changes[change].mutate(ref);
            else close.mutate({ ...ref, ...(onClosing !== null && { parcel: onClosing }) });
          }}
        />
      ))}
      <ConfirmDialog
        open={asking === "reset"}
        onOpenChange={() => setAsking(null)}
        title={t("resetTitle", { number })}
        description={t("resetText")}
        confirmLabel={t("reset")}
        busy={reset.isPending}
        onConfirm={() => reset.mutate({ terminalId: terminal.id })}
      >
        <FormProblem error={reset.error} />
      </ConfirmDialog>
    </>
  );
}
