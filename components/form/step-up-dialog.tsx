"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "#components/query/trpc.ts";
import { stepUpInput } from "#server/domain/identity/inputs.ts";
import { FormDialog } from "./form-dialog.tsx";
import { TextField } from "./text-field.tsx";

interface StepUpDialogProps {
  /** The code was right: what was refused without it may be asked for again. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks for a fresh code of the authenticator app, which then counts for ten minutes. */
export function StepUpDialog({ onDone, onClose }: StepUpDialogProps) {
  const t = useTranslations("shell.stepUp");
  const trpc = useTRPC();
  const form = useForm({ resolver: zodResolver(stepUpInput), defaultValues: { totp: "" } });
  const stepUp = useMutation(
    trpc.identity.stepUp.mutationOptions({ meta: { changesNothingShown: true }, onSuccess: onDone }),
  );
  return (
    <FormDialog
      title={t("title")}
      description={t("text")}
      submitLabel={t("submit")}
      busy={stepUp.isPending}
      error={stepUp.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => stepUp.mutate(values))}
    >
      <TextField
        control={form.control}
        name="totp"
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        className="figures text-center text-2xl tracking-[0.4em]"
      />
    </FormDialog>
  );
}
