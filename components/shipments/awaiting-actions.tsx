"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { AwaitingMerchant } from "#server/domain/shipments/awaiting.ts";
import { CreateShipmentDialog } from "./create-shipment-dialog.tsx";

/** Reserves what was agreed on and goes straight on to the parcel; or the merchant wants no device. */
export function AwaitingActions({ merchant }: { merchant: AwaitingMerchant }) {
  const t = useTranslations("console.shipments.awaiting");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [declining, setDeclining] = useState(false);
  const [reserved, setReserved] = useState<{ id: string; serialNumber: string } | null>(null);
  const { merchantId, merchantName, modelCode, inStock, version } = merchant;
  const refresh = () => {
    for (const { pathKey } of [trpc.shipments, trpc.devices])
      void queryClient.invalidateQueries({ queryKey: pathKey() });
  };
  const reserve = useMutation(
    trpc.devices.reserve.mutationOptions({ onSuccess: ({ device }) => setReserved(device) }),
  );
  const decline = useMutation(
    trpc.shipments.declineDevice.mutationOptions({
      onSuccess: () => {
        setDeclining(false);
        toast(t("declined"));
        refresh();
      },
    }),
  );
  return (
    <span className="flex flex-wrap items-center gap-2">
      {modelCode === null || inStock === 0 ? (
        <Button asChild size="small" variant="secondary">
          <Link href={`/console/merchants/${merchantId}`}>{t("choose")}</Link>
        </Button>
      ) : (
        <Button
          size="small"
          busy={reserve.isPending}
          onClick={() => reserve.mutate({ merchantId, modelCode })}
        >
          {t("reserve")}
        </Button>
      )}
      <Button size="small" variant="ghost" onClick={() => setDeclining(true)}>
        {t("decline")}
      </Button>
      <FormProblem error={reserve.error} />
      <ReasonDialog
        open={declining}
        onOpenChange={setDeclining}
        title={t("declineTitle", { shop: merchantName })}
        description={t("declineText")}
        label={t("reason")}
        submitLabel={t("decline")}
        busy={decline.isPending}
        error={decline.error}
        onSubmit={(reason) => decline.mutate({ merchantId, version, reason })}
      />
      {reserved !== null && (
        <CreateShipmentDialog
          device={{ ...reserved, merchantId }}
          onClose={() => {
            setReserved(null);
            refresh();
          }}
        />
      )}
    </span>
  );
}
