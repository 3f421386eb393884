"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { AnswerFields } from "#components/apply/steps/answer-fields.tsx";
import { CategoryField } from "#components/apply/steps/category-field.tsx";
import { RegionFields } from "#components/apply/steps/region-fields.tsx";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { storeAnswers } from "#server/domain/applications/answers.ts";
import { emptyAnswersOf } from "#server/domain/applications/fields.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";

/** Asks of another store what an application asks of the first, by the same fields. */
export function OpenStoreDialog({ merchant, onClose }: { merchant: MerchantView; onClose: () => void }) {
  const t = useTranslations("console.stores");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const toast = useToast();
  const open = useMutation(
    trpc.stores.open.mutationOptions({
      onSuccess: ({ name }) => {
        onClose();
        toast(t("opened", { name }));
      },
    }),
  );
  const form = useForm<z.input<typeof storeAnswers>, unknown, z.output<typeof storeAnswers>>({
    resolver: zodResolver(storeAnswers),
    defaultValues: emptyAnswersOf("store"),
  });
  const { control } = form;
  const position = (
    <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
      <NumberField
        control={control}
        name="lat"
        label={t("lat")}
        hint={t("latHint")}
        optional={shell("optional")}
      />
      <NumberField
        control={control}
        name="lng"
        label={t("lng")}
        hint={t("lngHint")}
        optional={shell("optional")}
      />
    </div>
  );
  return (
    <FormDialog
      title={t("openTitle", { name: merchant.name })}
      description={t("openText")}
      submitLabel={t("open")}
      busy={open.isPending}
      error={open.error}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ expectedMonthlyVolumeFen: _asked, ...place }) =>
        open.mutate({ merchantId: merchant.id, ...place }),
      )}
    >
      <AnswerFields
        control={control}
        group="store"
        own={{
          mcc: <CategoryField control={control} />,
          provinceCode: <RegionFields form={form} />,
          expectedMonthlyVolumeFen: null,
        }}
        after={{ street: position }}
      />
    </FormDialog>
  );
}
