"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { StepDialog } from "#components/form/step-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import type { HoldView } from "#server/domain/settlements/views.ts";

type Act = "proposeRelease" | "releaseHold" | "keepHold";

/** What the reader may do about a hold: one person proposes its release, another one decides. */
export function HoldActs({ hold }: { hold: HoldView }) {
  const t = useTranslations("console.settlements");
  const may = usePermissions();
  const [asking, setAsking] = useState<Act | null>(null);
  if (!may("settlement:hold") || hold.status === "released") return null;
  if (hold.status === "release_proposed" && hold.isOwn)
    return <span className="text-sm text-ink-soft">{t("waitsForSecond")}</span>;
  const acts: readonly Act[] = hold.status === "placed" ? ["proposeRelease"] : ["releaseHold", "keepHold"];
  return (
    <span className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <Button key={act} variant="secondary" onClick={() => setAsking(act)}>
          {t(act)}
        </Button>
      ))}
      {asking !== null && <Asked act={asking} hold={hold} onClose={() => setAsking(null)} />}
    </span>
  );
}

function Asked({ act, hold, onClose }: { act: Act; hold: HoldView; onClose: () => void }) {
  const t = useTranslations("console.settlements");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const done = said(t("done"));
  const acts = {
    proposeRelease: useMutation(trpc.settlements.proposeRelease.mutationOptions(done)),
    releaseHold: useMutation(trpc.settlements.releaseHold.mutationOptions(done)),
    keepHold: useMutation(trpc.settlements.keepHold.mutationOptions(done)),
  };
  const { isPending, error } = acts[act];
  const ref = { holdId: hold.id, version: hold.version };
  return (
    <StepDialog
      title={t(act)}
      description={t(`${act}Text`, { merchant: hold.merchantName })}
      step={t(act)}
      destructive={false}
      reasonLabel={act === "proposeRelease" ? t("reason") : undefined}
      busy={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) =>
        act === "proposeRelease" ? acts.proposeRelease.mutate({ ...ref, reason }) : acts[act].mutate(ref)
      }
    />
  );
}
