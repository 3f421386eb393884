"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { RegistrationAct } from "#server/domain/registrations/state.ts";
import type { RegistrationView } from "#server/domain/registrations/views.ts";

/** The ways on of an entry that was rejected, or never answered. */
export function RegistrationActs({ entry }: { entry: RegistrationView }) {
  const t = useTranslations("console.registrations");
  const trpc = useTRPC();
  const may = usePermissions();
  const [asking, setAsking] = useState<RegistrationAct | null>(null);
  const said = useSaid(() => setAsking(null));
  const settled = said(t("done"));
  const resend = useMutation(trpc.registrations.resend.mutationOptions(settled));
  const dismiss = useMutation(trpc.registrations.dismiss.mutationOptions(settled));
  if (!may("registration:write")) return null;
  const { isPending, error } = asking === "dismiss" ? dismiss : resend;
  const ref = { registrationId: entry.id, version: entry.version };
  return (
    <span className="flex flex-wrap gap-2">
      {entry.acts.map((act) => (
        <Button
          key={act}
          size="small"
          variant={act === "resend" ? "secondary" : "ghost"}
          onClick={() => setAsking(act)}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
      {asking !== null && (
        <StepDialog
          title={t(`act.${asking}`)}
          description={t(`actText.${asking}`)}
          step={t(`act.${asking}`)}
          destructive={asking === "dismiss"}
          reasonLabel={asking === "dismiss" ? t("reason") : undefined}
          busy={isPending}
          error={error}
          onClose={() => setAsking(null)}
          onConfirm={(reason) =>
            asking === "dismiss" ? dismiss.mutate({ ...ref, reason }) : resend.mutate(ref)
          }
        />
      )}
    </span>
  );
}
