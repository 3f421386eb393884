"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { CustodiansAct } from "#server/domain/devices/payment-keys/status.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { ConfirmInjectionForm } from "./confirm-injection-form.tsx";

/** What the reader may do about a key, as the portal says. */
export function PaymentKeyActs({ held }: { held: PaymentKeyView }) {
  const t = useTranslations("console.devices.keys");
  const [asking, setAsking] = useState<CustodiansAct | null>(null);
  const close = () => setAsking(null);
  return (
    <span className="flex flex-wrap gap-1">
      {held.acts.map((act) => (
        <Button key={act} variant={act === "confirm" ? "primary" : "ghost"} onClick={() => setAsking(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {asking === "confirm" && <ConfirmInjectionForm held={held} onClose={close} />}
      {(asking === "destroy" || asking === "compromise") && (
        <EndForm held={held} act={asking} onClose={close} />
      )}
    </span>
  );
}

interface EndFormProps {
  held: PaymentKeyView;
  act: "destroy" | "compromise";
  onClose: () => void;
}

function EndForm({ held, act, onClose }: EndFormProps) {
  const t = useTranslations("console.devices.keys");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const saved = said(t("ended"));
  const acts = {
    destroy: useMutation(trpc.devices.destroyKey.mutationOptions(saved)),
    compromise: useMutation(trpc.devices.reportKeyCompromised.mutationOptions(saved)),
  };
  const { mutate, isPending, error } = acts[act];
  return (
    <ReasonDialog
      open
      onOpenChange={onClose}
      title={t(`actTitle.${act}`, { reference: held.reference })}
      description={t(`actText.${act}`)}
      label={t("reason")}
      submitLabel={t(`act.${act}`)}
      destructive
      busy={isPending}
      error={error}
      onSubmit={(reason) => mutate({ paymentKeyId: held.id, version: held.version, reason })}
    />
  );
}
