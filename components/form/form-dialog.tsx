"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler, ReactNode } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";

interface ActFormProps {
  title: string;
  description: ReactNode;
  submitLabel: string;
  destructive?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: FormEventHandler;
  onClose: () => void;
  children: ReactNode;
}

/** A step of a claim that asks something of whoever takes it. */
export function ActForm(props: ActFormProps) {
  const shell = useTranslations("shell");
  return (
    <Dialog open onOpenChange={props.onClose} title={props.title} description={props.description}>
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
