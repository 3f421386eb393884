"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Corrections } from "#components/applications/corrections.tsx";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { requestCorrectionsInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";
import { type DecisionWay, wayOf } from "./case-dialogs.tsx";
import { ReadAs } from "./read-as.tsx";
import { phrased, useReasons } from "./use-reasons.ts";

const schema = requestCorrectionsInput.pick({ corrections: true });

interface CorrectionDialogProps extends DecisionWay {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  file: CaseView;
  fields: readonly string[];
}

/** For each flagged field: what is wrong, in words the applicant reads, and what to do about it. */
export function CorrectionDialog({ open, onOpenChange, file, fields, ...way }: CorrectionDialogProps) {
  const t = useTranslations("console.case");
  const shell = useTranslations("shell");
  const label = useFieldLabel();
  const trpc = useTRPC();
  const phrases = useReasons("correction");
  const send = useMutation(trpc.reviews.requestCorrections.mutationOptions(wayOf(way)));
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      corrections: fields.map((field) => ({
        field,
        code: "mismatch",
        reason: file.flags.find((flag) => flag.field === field)?.note ?? "",
        remedy: "",
      })),
    },
  });
  const typed = useWatch({ control: form.control, name: "corrections" });
  const say = (index: number, code: string) => {
    const chosen = phrases.find((phrase) => phrase.code === code);
    if (chosen === undefined) return;
    for (const [part, words, known] of [
      ["reason", chosen.text, phrases.map(({ text }) => text)],
      ["remedy", chosen.remedy, phrases.map(({ remedy }) => remedy)],
    ] as const) {
      const name = `corrections.${index}.${part}` as const;
      form.setValue(name, phrased(form.getValues(name) ?? "", words, known));
    }
  };
  const submit = form.handleSubmit(({ corrections }) =>
    send.mutate({ applicationId: file.id, version: file.version, corrections }),
  );
  const read = typed.filter(({ reason, remedy }) => reason.trim() !== "" || remedy.trim() !== "");
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
              options={phrases.map((phrase) => ({ value: phrase.code, label: phrase.label }))}
              onChosen={(code) => say(index, code)}
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
        {read.length > 0 && (
          <ReadAs>
            <Corrections corrections={read.map((correction) => ({ ...correction, answered: false }))} />
          </ReadAs>
        )}
        <Button type="submit" busy={send.isPending}>
          {t("requestCorrections", { count: fields.length })}
        </Button>
      </form>
    </Dialog>
  );
}
