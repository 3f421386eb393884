"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { reason } from "#server/domain/fields/reason.ts";
import { FormDialog } from "./form-dialog.tsx";
import { TextAreaField } from "./text-field.tsx";

const schema = z.strictObject({ reason });

interface ReasonDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  label: string;
  submitLabel: string;
  destructive?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (reason: string) => void;
}

/** An act that must say why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const t = useTranslations("shell");
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: "" } });
  return (
    <FormDialog
      {...props}
      onClose={() => props.onOpenChange(false)}
      onSubmit={form.handleSubmit((values) => props.onSubmit(values.reason))}
    >
      <TextAreaField control={form.control} name="reason" label={props.label} hint={t("reasonHint")} />
    </FormDialog>
  );
}
