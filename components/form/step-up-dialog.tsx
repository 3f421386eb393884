"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { stepUpInput } from "#server/domain/identity/inputs.ts";
import { FormProblem } from "./form-problem.tsx";
import { TextField } from "./text-field.tsx";

interface StepUpDialogProps {
  /** The code was right: what was refused without it may be asked for again. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks for a fresh code of the authenticator app, which then counts for ten minutes. */
export function StepUpDialog({ onDone, onClose }: StepUpDialogProps) {
  const t = useTranslations("shell.stepUp");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(stepUpInput), defaultValues: { totp: "" } });
  const stepUp = useMutation(trpc.identity.stepUp.mutationOptions({ onSuccess: onDone }));
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} description={t("text")}>
      <form noValidate onSubmit={form.handleSubmit((values) => stepUp.mutate(values))} className="grid gap-4">
        <FormProblem error={stepUp.error} />
        <TextField
          control={form.control}
          name="totp"
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          className="figures text-center text-2xl tracking-[0.4em]"
        />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button variant="secondary" onClick={onClose}>
            {shell("cancel")}
          </Button>
          <Button type="submit" busy={stepUp.isPending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
