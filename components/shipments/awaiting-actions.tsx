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
import type { AwaitingMerchant } from "#server/domain/shipments/awaiting.ts";
import type { ParceledDevice } from "./create-shipment-dialog.tsx";

interface AwaitingActionsProps {
  merchant: AwaitingMerchant;
  /** The merchant leaves the list with that, and this row with it. */
  onReserved: (device: ParceledDevice) => void;
}

/** Reserves what was agreed on; or the merchant wants no device. */
export function AwaitingActions({ merchant, onReserved }: AwaitingActionsProps) {
  const t = useTranslations("console.shipments.awaiting");
  const trpc = useTRPC();
  const [declining, setDeclining] = useState(false);
  const { merchantId, merchantName, modelCode, inStock, version } = merchant;
  const said = useSaid(() => setDeclining(false));
  const reserve = useMutation(
    trpc.devices.reserve.mutationOptions({
      onSuccess: ({ device }) => onReserved({ ...device, merchantId }),
    }),
  );
  const decline = useMutation(trpc.shipments.declineDevice.mutationOptions(said(t("declined"))));
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
    </span>
  );
}
