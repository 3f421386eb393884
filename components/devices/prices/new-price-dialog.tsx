"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { MoneyField } from "#components/form/money-field.tsx";
import { RadioField } from "#components/form/radio-field.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { createModelPriceInput } from "#server/domain/devices/prices/inputs.ts";
import { OFFER_KINDS } from "#server/domain/devices/prices/offers.ts";
import type { ModelView } from "#server/domain/devices/views.ts";

type PriceForm = UseFormReturn<
  z.input<typeof createModelPriceInput>,
  unknown,
  z.output<typeof createModelPriceInput>
>;

export interface PricedModel {
  model: ModelView;
  /** In the reader's language. */
  name: string;
}

/** Asks for a price and its first day; what comes of it is a draft. */
export function NewPriceDialog({ model, name, onClose }: PricedModel & { onClose: () => void }) {
  const t = useTranslations("console.models");
  const form: PriceForm = useForm({
    resolver: zodResolver(createModelPriceInput),
    defaultValues: { modelCode: model.code, kind: "deposit", firstDay: shanghaiDate(new Date()), note: "" },
  });
  const said = useSaid(onClose);
  const save = useMutation(useTRPC().models.draftPrice.mutationOptions(said(t("priceDrafted"))));
  return (
    <FormDialog
      title={t("newPrice")}
      description={name}
      submitLabel={t("saveDraft")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((price) => save.mutate(price))}
    >
      <PriceFields form={form} />
    </FormDialog>
  );
}

function PriceFields({ form }: { form: PriceForm }) {
  const t = useTranslations("console.models");
  const shell = useTranslations("shell");
  const { control } = form;
  const ends = form.watch("amountFen") === null;
  return (
    <>
      <RadioField
        control={control}
        name="kind"
        label={t("offer")}
        cards={OFFER_KINDS.map((value) => ({ value, title: t(`kind.${value}`) }))}
      />
      {!ends && (
        <MoneyField control={control} name="amountFen" label={t("amountYuan")} hint={t("amountHint")} />
      )}
      <CheckboxLine
        label={t("ends")}
        checked={ends}
        // An amount that is yet to be typed is absent; none at all is the end of the offer.
        onChange={(checked) => (checked ? form.setValue("amountFen", null) : form.resetField("amountFen"))}
        className="items-center"
      />
      <TextField
        control={control}
        name="firstDay"
        label={t("firstDay")}
        hint={t("firstDayHint")}
        type="date"
        min={shanghaiDate(new Date())}
      />
      <TextField control={control} name="note" label={t("note")} optional={shell("optional")} />
    </>
  );
}
