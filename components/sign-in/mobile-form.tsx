"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { mobile } from "#server/domain/checks/fields.ts";

const schema = z.strictObject({ mobile });

interface MobileFormProps {
  busy: boolean;
  error: unknown;
  onSubmit: (values: z.output<typeof schema>) => void;
}

export function MobileForm({ busy, error, onSubmit }: MobileFormProps) {
  const t = useTranslations("signIn");
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { mobile: "" } });
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid gap-5">
      <FormProblem error={error} />
      <TextField
        control={form.control}
        name="mobile"
        label={t("mobile")}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
      />
      <Button type="submit" size="large" busy={busy}>
        {t("sendCode")}
      </Button>
    </form>
  );
}
