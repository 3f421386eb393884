"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { reason } from "#server/domain/fields/reason.ts";
import { FormProblem } from "./form-problem.tsx";
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
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
    >
      <form
        noValidate
        onSubmit={form.handleSubmit((values) => props.onSubmit(values.reason))}
        className="grid gap-4"
      >
        <FormProblem error={props.error} />
        <TextAreaField control={form.control} name="reason" label={props.label} hint={t("reasonHint")} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="secondary" onClick={() => props.onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant={props.destructive === true ? "danger" : "primary"} busy={props.busy}>
            {props.submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
