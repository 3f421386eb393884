"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { FormProblem } from "./form-problem.tsx";

interface FormDialogProps {
  /** Open, unless whoever asks keeps it. */
  open?: boolean;
  title: string;
  description?: ReactNode;
  submitLabel: string;
  destructive?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: FormEventHandler;
  onClose: () => void;
  children: ReactNode;
}

/** A step that asks something of whoever takes it: fields, what is wrong with them, and the way out. */
export function FormDialog(props: FormDialogProps) {
  const shell = useTranslations("shell");
  return (
    <Dialog
      open={props.open ?? true}
      onOpenChange={props.onClose}
      title={props.title}
      description={props.description}
    >
      <form noValidate className="grid gap-4" onSubmit={props.onSubmit}>
        <FormProblem error={props.error} />
        {props.children}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="secondary" onClick={props.onClose}>
            {shell("cancel")}
          </Button>
          <Button type="submit" variant={props.destructive === true ? "danger" : "primary"} busy={props.busy}>
            {props.submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
