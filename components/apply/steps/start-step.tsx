"use client";

import { useTranslations } from "next-intl";
import { AdviceButton } from "#components/apply/advice/advice-button.tsx";
import { StepForm } from "#components/apply/wizard/step-form.tsx";
import type { StepProps } from "#components/apply/wizard/step-props.ts";
import { useStepForm } from "#components/apply/wizard/use-step-form.ts";
import { RadioField } from "#components/form/radio-field.tsx";
import { MERCHANT_KINDS, PRODUCTS, productsFor } from "#server/domain/merchants/kinds.ts";

export function StartStep(step: StepProps) {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const { form, frame } = useStepForm("start", step, {});
  const kind = form.watch("kind");
  const products = kind === undefined ? [] : productsFor(kind);
  return (
    <StepForm {...frame}>
      <RadioField
        control={form.control}
        name="kind"
        label={t("kind")}
        onChosen={(chosen) => {
          // An answer is missing only once its question was read.
          form.clearErrors("product");
          const known = MERCHANT_KINDS.find((candidate) => candidate === chosen);
          const offered = known === undefined ? [] : productsFor(known);
          const current = form.getValues("product");
          const [only] = offered;
          if (offered.length === 1 && only !== undefined) form.setValue("product", only);
          else if (!offered.includes(current)) form.resetField("product");
        }}
        cards={MERCHANT_KINDS.map((value) => ({
          value,
          title: words(`kind.${value}`),
          description: t(`kindText.${value}`),
        }))}
      />
      {products.length > 0 && (
        <section className="enter grid gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg">{t("product")}</h2>
            {kind !== undefined && !step.disabled && (
              <AdviceButton
                kind={kind}
                onChoose={(product) => form.setValue("product", product, { shouldValidate: true })}
              />
            )}
          </div>
          <RadioField
            control={form.control}
            name="product"
            label={t("product")}
            cards={PRODUCTS.filter((value) => products.includes(value)).map((value) => ({
              value,
              title: words(`product.${value}`),
              description: t(`productText.${value}`),
            }))}
          />
        </section>
      )}
    </StepForm>
  );
}
