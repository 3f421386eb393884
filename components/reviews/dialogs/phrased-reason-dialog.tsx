"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { reason } from "#server/domain/fields/reason.ts";
import { type ReasonKind, reasonCode } from "#server/domain/reviews/reasons.ts";
import { ReadAs } from "./read-as.tsx";
import { phrased, useReasons } from "./use-reasons.ts";

const schema = z.strictObject({ reason, code: z.union([z.literal(""), reasonCode]) });

interface PhrasedReasonDialogProps {
  kind: ReasonKind;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  submitLabel: string;
  destructive?: boolean;
  /** Whether the applicant reads it, who is then shown how. */
  forApplicant?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (said: { reason: string; code?: string }) => void;
  children?: ReactNode;
}

/** A decision that must say why: by one of the desk's phrases, in free words, or by a phrase that is added to. */
export function PhrasedReasonDialog(props: PhrasedReasonDialogProps) {
  const t = useTranslations("console.case");
  const shell = useTranslations("shell");
  const phrases = useReasons(props.kind);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: "", code: "" } });
  const typed = useWatch({ control: form.control, name: "reason" });
  const say = (code: string) => {
    const chosen = phrases.find((phrase) => phrase.code === code);
    const known = phrases.map(({ text }) => text);
    form.setValue("reason", phrased(form.getValues("reason"), chosen?.text ?? "", known));
  };
  return (
    <FormDialog
      {...props}
      onClose={() => props.onOpenChange(false)}
      onSubmit={form.handleSubmit(({ reason, code }) =>
        props.onSubmit(code === "" ? { reason } : { reason, code }),
      )}
    >
      <SelectField
        control={form.control}
        name="code"
        label={t("stockPhrase")}
        placeholder={t("ownWords")}
        options={phrases.map((phrase) => ({ value: phrase.code, label: phrase.label }))}
        onChosen={say}
      />
      <TextAreaField control={form.control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
      {props.forApplicant === true && typed.trim() !== "" && <ReadAs>{typed}</ReadAs>}
      {props.children}
    </FormDialog>
  );
}
