"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Checkbox } from "#components/form/checkbox-field.tsx";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { RadioField } from "#components/form/radio-field.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { type InviteMemberInput, inviteMemberInput } from "#server/domain/members/inputs.ts";
import { MEMBER_ROLES } from "#server/domain/members/rules.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";

/** Whom, by which number, as what, and of a cashier where and whether they give back money. */
export function InviteMemberDialog({ merchant, onClose }: { merchant: MerchantView; onClose: () => void }) {
  const t = useTranslations("merchant.people");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const invite = useMutation(trpc.members.invite.mutationOptions(said(t("invited"))));
  const form = useForm<z.input<typeof inviteMemberInput>, unknown, InviteMemberInput>({
    resolver: zodResolver(inviteMemberInput),
    defaultValues: {
      ...{ merchantId: merchant.id, name: "", mobile: "", role: "accountant", mayRefund: false },
      storeId: merchant.stores[0]?.id ?? null,
    },
  });
  const { control } = form;
  const role = useWatch({ control, name: "role" });
  return (
    <FormDialog
      title={t("invite")}
      description={t("inviteText")}
      submitLabel={t("send")}
      busy={invite.isPending}
      error={invite.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((member) => invite.mutate(member))}
    >
      <RadioField
        control={control}
        name="role"
        label={t("roleLabel")}
        cards={MEMBER_ROLES.map((value) => ({
          value,
          title: t(`role.${value}`),
          description: t(`sees.${value}`),
        }))}
      />
      <TextField control={control} name="name" label={t("name")} autoComplete="off" />
      <TextField
        control={control}
        name="mobile"
        label={t("mobile")}
        hint={t("mobileHint")}
        inputMode="tel"
        type="tel"
        className="figures"
        autoComplete="off"
      />
      {role === "cashier" && (
        <>
          <SelectField
            control={control}
            name="storeId"
            label={t("store")}
            placeholder={t("choose")}
            options={merchant.stores.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Checkbox control={control} name="mayRefund" label={t("mayRefundLabel")} />
        </>
      )}
    </FormDialog>
  );
}
