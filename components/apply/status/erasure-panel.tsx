"use client";

import { useMutation } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { useStepTaken } from "./use-step-taken.ts";

const ConfirmDialog = dynamic(() =>
  import("#components/ui/overlays/confirm-dialog.tsx").then((file) => file.ConfirmDialog),
);

/** How long what was handed in is kept, and the way to have it erased at once. */
export function ErasurePanel({ view, name }: { view: ApplicationView; name: string }) {
  const t = useTranslations("apply.erasure");
  const { open, setOpen, onSuccess } = useStepTaken(view, t("erased"));
  const erase = useMutation(useTRPC().applications.erase.mutationOptions({ onSuccess }));
  if (view.erasure === null) return null;
  const { dueAt, erasedAt } = view.erasure;
  return (
    <Panel title={t("title")}>
      <p>
        {erasedAt === null
          ? t.rich("due", { at: () => <AbsoluteDate at={dueAt} /> })
          : t.rich("done", { at: () => <AbsoluteDate at={erasedAt} /> })}
      </p>
      {erasedAt === null && (
        <Button variant="secondary" className="mt-3" onClick={() => setOpen(true)}>
          {t("now")}
        </Button>
      )}
      {open && (
        <ConfirmDialog
          open
          onOpenChange={setOpen}
          title={t("askTitle", { name })}
          description={t(view.events.includes("appeal") ? "askTextAppeal" : "askText")}
          confirmLabel={t("now")}
          destructive
          busy={erase.isPending}
          onConfirm={() => erase.mutate({ applicationId: view.id, version: view.version })}
        >
          <FormProblem error={erase.error} />
        </ConfirmDialog>
      )}
    </Panel>
  );
}
