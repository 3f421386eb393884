"use client";

import { useMutation } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { StepUpDialog } from "#components/form/step-up-dialog.tsx";
import { problemOf } from "#components/query/problem.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";

interface RevealFieldProps {
  applicationId: string;
  field: string;
  label: string;
}

/** Opens one masked value for whoever says why; the portal writes both down. */
export function RevealField({ applicationId, field, label }: RevealFieldProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const reveal = useMutation(
    trpc.reviews.reveal.mutationOptions({
      meta: { changesNothingShown: true },
      onSuccess: () => setOpen(false),
    }),
  );
  const asked = reveal.variables;
  const needsCode = reveal.error !== null && problemOf(reveal.error).reason === "step_up_required";
  if (reveal.data !== undefined) {
    return (
      <span className="block">
        <CopyableId value={reveal.data.value} />
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-label={t("reveal", { field: label })}
        onClick={() => {
          reveal.reset();
          setOpen(true);
        }}
        className="ms-2 inline-grid size-7 place-items-center rounded-md align-middle text-ink-soft hover:bg-sunken"
      >
        <Eye aria-hidden className="size-4" />
      </button>
      {open && needsCode && asked !== undefined && (
        <StepUpDialog onDone={() => reveal.mutate(asked)} onClose={() => setOpen(false)} />
      )}
      <ReasonDialog
        open={open && !needsCode}
        onOpenChange={setOpen}
        title={t("reveal", { field: label })}
        description={t("revealText")}
        label={t("reason")}
        submitLabel={t("revealDo")}
        busy={reveal.isPending}
        error={reveal.error}
        onSubmit={(reason) => reveal.mutate({ applicationId, field, reason })}
      />
    </>
  );
}
