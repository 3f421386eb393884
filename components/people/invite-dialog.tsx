"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { needsCode, StepUpFor } from "#components/form/step-up-for.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { FieldError } from "#components/ui/field.tsx";
import { inviteStaffInput } from "#server/domain/identity/staff.ts";
import { RoleChoice } from "./role-choice.tsx";

interface InviteDialogProps {
  onMade: (token: string) => void;
  onClose: () => void;
}

export function InviteDialog({ onMade, onClose }: InviteDialogProps) {
  const t = useTranslations("console.people");
  const form = useForm<z.input<typeof inviteStaffInput>, unknown, z.output<typeof inviteStaffInput>>({
    resolver: zodResolver(inviteStaffInput),
    defaultValues: { name: "", email: "", roles: [] },
  });
  const invite = useMutation(
    useTRPC().people.invite.mutationOptions({
      onSuccess: ({ token }) => {
        onMade(token);
        onClose();
      },
    }),
  );
  const fault = form.formState.errors.roles !== undefined;
  if (needsCode(invite)) return <StepUpFor change={invite} />;
  return (
    <FormDialog
      title={t("invite")}
      description={t("inviteText")}
      submitLabel={t("invite")}
      busy={invite.isPending}
      error={invite.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => invite.mutate(values))}
    >
      <TextField control={form.control} name="name" label={t("name")} autoComplete="off" />
      <TextField control={form.control} name="email" label={t("email")} type="email" autoComplete="off" />
      <RoleChoice
        chosen={form.watch("roles")}
        onChange={(roles) => form.setValue("roles", roles, { shouldValidate: fault })}
      />
      {fault && <FieldError id="roles-missing">{t("rolesMissing")}</FieldError>}
    </FormDialog>
  );
}
