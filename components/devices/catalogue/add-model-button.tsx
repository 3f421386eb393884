"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Control, useController, useForm } from "react-hook-form";
import type { z } from "zod";
import { Checkbox } from "#components/form/checkbox-field.tsx";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { FEATURES } from "#server/domain/devices/features.ts";
import { addModelInput } from "#server/domain/devices/inputs.ts";
import { TERMINAL_TYPES } from "#server/domain/devices/status.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import { typeWord } from "./type-word.ts";

type Typed = z.input<typeof addModelInput>;
type Model = z.output<typeof addModelInput>;

/** Another model in the catalogue; its prices are proposed afterwards, by the road of every price. */
export function AddModelButton() {
  const t = useTranslations("console.models.add");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && <AddModelForm onClose={() => setOpen(false)} />}
    </>
  );
}

function AddModelForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console.models.add");
  const shell = useTranslations("shell");
  const words = useTranslations("words");
  const catalogue = useTranslations("console.devices.catalogue");
  const said = useSaid(onClose);
  const add = useMutation(useTRPC().models.add.mutationOptions(said(t("added"))));
  const { control, handleSubmit } = useForm<Typed, unknown, Model>({
    resolver: zodResolver(addModelInput),
    defaultValues: {
      code: "",
      name: "",
      minimumFirmware: "",
      targetFirmware: "",
      supportsHuabei: false,
      features: [],
    },
  });
  return (
    <FormDialog
      title={t("open")}
      description={t("text")}
      submitLabel={t("open")}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={handleSubmit((model) => add.mutate(model))}
    >
      <TextField control={control} name="code" label={t("code")} hint={t("codeHint")} />
      <TextField control={control} name="name" label={t("name")} />
      <SelectField
        control={control}
        name="terminalType"
        label={t("type")}
        placeholder={shell("choose")}
        options={TERMINAL_TYPES.map((value) => ({
          value,
          label: `${catalogue(`types.${typeWord(value)}`)} (${value})`,
        }))}
      />
      <SelectField
        control={control}
        name="product"
        label={t("product")}
        placeholder={shell("choose")}
        options={PRODUCTS.map((value) => ({ value, label: words(`product.${value}`) }))}
      />
      <Features control={control} />
      <Checkbox control={control} name="supportsHuabei" label={t("huabei")} />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField control={control} name="minimumFirmware" label={t("minimum")} />
        <TextField control={control} name="targetFirmware" label={t("target")} />
      </div>
    </FormDialog>
  );
}

function Features({ control }: { control: Control<Typed, unknown, Model> }) {
  const t = useTranslations("console.models.add");
  const catalogue = useTranslations("console.devices.catalogue");
  const { field } = useController({ control, name: "features" });
  return (
    <fieldset className="flex flex-wrap gap-x-4">
      <legend className="mb-1 text-sm">{t("features")}</legend>
      {FEATURES.map((feature) => (
        <CheckboxLine
          key={feature}
          label={catalogue(`ability.${feature}`)}
          checked={field.value.includes(feature)}
          onChange={(checked) =>
            field.onChange(FEATURES.filter((one) => (one === feature ? checked : field.value.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
