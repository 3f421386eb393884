"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { CORRECTION_CODES, requestCorrectionsInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

const schema = requestCorrectionsInput.pick({ corrections: true });

interface CorrectionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  file: CaseView;
  fields: readonly string[];
  onDone: (fresh: CaseView) => void;
}

/** For each flagged field: what is wrong, in words the applicant reads, and what to do about it. */
export function CorrectionDialog({ open, onOpenChange, file, fields, onDone }: CorrectionDialogProps) {
  const t = useTranslations("console.case");
  const shell = useTranslations("shell");
  const label = useFieldLabel();
  const trpc = useTRPC();
  const send = useMutation(trpc.reviews.requestCorrections.mutationOptions({ onSuccess: onDone }));
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      corrections: fields.map((field) => ({
        field,
        code: "mismatch" as const,
        reason: file.flags.find((flag) => flag.field === field)?.note ?? "",
        remedy: "",
      })),
    },
  });
  const submit = form.handleSubmit(({ corrections }) =>
    send.mutate({ applicationId: file.id, version: file.version, corrections }),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("correctionsTitle")}
      description={t("correctionsText")}
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        <FormProblem error={send.error} />
        {fields.map((field, index) => (
          <fieldset key={field} className="grid gap-3 border-t border-line pt-3">
            <legend className="float-start mb-1 font-medium">{label(field)}</legend>
            <SelectField
              control={form.control}
              name={`corrections.${index}.code`}
              label={t("correctionCode")}
              placeholder={shell("choose")}
              options={CORRECTION_CODES.map((value) => ({ value, label: t(`code.${value}`) }))}
            />
            <TextAreaField
              control={form.control}
              name={`corrections.${index}.reason`}
              label={t("correctionReason")}
            />
            <TextAreaField
              control={form.control}
              name={`corrections.${index}.remedy`}
              label={t("correctionRemedy")}
            />
          </fieldset>
        ))}
        <Button type="submit" busy={send.isPending}>
          {t("requestCorrections", { count: fields.length })}
        </Button>
      </form>
    </Dialog>
  );
}
