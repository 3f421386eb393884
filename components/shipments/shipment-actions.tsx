"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import type { ShipmentEvent } from "#server/domain/shipments/status.ts";
import type { ShipmentView } from "#server/domain/shipments/views.ts";
import { ShipDialog } from "./ship-dialog.tsx";

/** How each step is named, and what it asks: nothing, a look, a reason, or the carrier's label. */
const STEPS = {
  pack: { word: "pack", asks: "nothing" },
  ship: { word: "ship", asks: "label" },
  deliver: { word: "deliver", asks: "look" },
  take_back: { word: "takeBack", asks: "look" },
  turn_back: { word: "turnBack", asks: "reason" },
  lose: { word: "lose", asks: "reason" },
  cancel: { word: "cancel", asks: "look" },
} as const satisfies Record<ShipmentEvent, { word: string; asks: string }>;
/** The ways on stand out; the ways back stay quiet. */
const WAYS_BACK: readonly ShipmentEvent[] = ["turn_back", "lose", "cancel"];

/** What can happen to the parcel next, straight from its status. */
export function ShipmentActions({ shipment }: { shipment: ShipmentView }) {
  const t = useTranslations("console.shipments");
  const [asking, setAsking] = useState<ShipmentEvent | "correct" | "settle" | null>(null);
  const steps = useSteps(() => setAsking(null));
  const { serialNumber, events } = shipment;
  const ref = { shipmentId: shipment.id, version: shipment.version };
  const close = () => setAsking(null);
  return (
    <span className="flex flex-wrap items-center gap-2">
      {events.map((event) => (
        <Button
          key={event}
          size="small"
          variant={WAYS_BACK.includes(event) ? "ghost" : "primary"}
          busy={event === "pack" && steps.pack.isPending}
          onClick={() => (event === "pack" ? steps.pack.mutate(ref) : setAsking(event))}
        >
          {t(STEPS[event].word)}
        </Button>
      ))}
      {shipment.attention !== null && (
        <Button size="small" variant="secondary" onClick={() => setAsking("settle")}>
          {t("settle")}
        </Button>
      )}
      {(shipment.status === "pending" || shipment.status === "ready") && (
        <Button asChild size="small" variant="ghost">
          <Link href={`/console/shipments/print?ids=${shipment.id}`}>{t("print.one")}</Link>
        </Button>
      )}
      {shipment.status === "shipped" && (
        <Button size="small" variant="ghost" onClick={() => setAsking("correct")}>
          {t("correctLabel")}
        </Button>
      )}
      <FormProblem error={steps.pack.error} />
      <ShipDialog
        correct
        open={asking === "correct"}
        onOpenChange={close}
        shipment={shipment}
        {...steps.corrected}
      />
      <ReasonDialog
        open={asking === "settle"}
        onOpenChange={close}
        title={t("settleTitle", { serialNumber })}
        description={t("settleText")}
        label={t("reason")}
        submitLabel={t("settle")}
        busy={steps.settle.isPending}
        error={steps.settle.error}
        onSubmit={(reason) => steps.settle.mutate({ ...ref, reason })}
      />
      <ShipDialog open={asking === "ship"} onOpenChange={close} shipment={shipment} {...steps.shipped} />
      {(["deliver", "take_back", "cancel"] as const).map((event) => (
        <ConfirmDialog
          key={event}
          open={asking === event}
          onOpenChange={close}
          title={t(`${STEPS[event].word}Title`, { serialNumber })}
          description={t(`${STEPS[event].word}Text`)}
          confirmLabel={t(STEPS[event].word)}
          destructive={event === "cancel"}
          busy={steps[event].isPending}
          onConfirm={() => steps[event].mutate(ref)}
        >
          <FormProblem error={steps[event].error} />
        </ConfirmDialog>
      ))}
      {(["turn_back", "lose"] as const).map((event) => (
        <ReasonDialog
          key={event}
          open={asking === event}
          onOpenChange={close}
          title={t(`${STEPS[event].word}Title`, { serialNumber })}
          description={t(`${STEPS[event].word}Text`)}
          label={t("reason")}
          submitLabel={t(STEPS[event].word)}
          destructive
          busy={steps[event].isPending}
          error={steps[event].error}
          onSubmit={(reason) => steps[event].mutate({ ...ref, reason })}
        />
      ))}
    </span>
  );
}

/** The portal's side of each step. */
function useSteps(onTaken: () => void) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const said = useSaid(onTaken);
  return {
    pack: useMutation(trpc.shipments.pack.mutationOptions(said(t("packed")))),
    shipped: said(t("shipped")),
    corrected: said(t("corrected")),
    settle: useMutation(trpc.shipments.settleAttention.mutationOptions(said(t("settled")))),
    deliver: useMutation(trpc.shipments.deliver.mutationOptions(said(t("delivered")))),
    take_back: useMutation(trpc.shipments.takeBack.mutationOptions(said(t("takenBack")))),
    turn_back: useMutation(trpc.shipments.turnBack.mutationOptions(said(t("turnedBack")))),
    lose: useMutation(trpc.shipments.lose.mutationOptions(said(t("reportedLost")))),
    cancel: useMutation(trpc.shipments.cancel.mutationOptions(said(t("canceled")))),
  };
}
