"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { ReasonDialog } from "#components/form/reason-dialog.tsx";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { OverridableField } from "#server/domain/applications/vouched.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface OverrideButtonProps {
  file: CaseView;
  field: OverridableField;
  /** The rule that the answer breaks. */
  code: string;
  onDone: (fresh: CaseView) => void;
}

/** Lets one answer pass that the applicant vouches for, with a reason. */
export function OverrideButton({ file, field, code, onDone }: OverrideButtonProps) {
  const t = useTranslations("console.case");
  const label = useFieldLabel();
  const faultText = useFaultText();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const override = useMutation(
    useTRPC().reviews.overrideCheck.mutationOptions({
      onSuccess: (fresh) => {
        setOpen(false);
        onDone(fresh);
        toast(t("overridden"));
      },
    }),
  );
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)} className="mt-1">
        {t("override")}
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={t("overrideTitle")}
        description={t("overrideText", { field: label(field), fault: faultText(code) ?? code })}
        label={t("reason")}
        submitLabel={t("overrideDo")}
        busy={override.isPending}
        error={override.error}
        onSubmit={(reason) =>
          override.mutate({ applicationId: file.id, version: file.version, field, reason })
        }
      />
    </>
  );
}
