"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";

interface MobileFormProps {
  busy: boolean;
  error: unknown;
  onSubmit: (values: { mobile: string }) => void;
}

export function MobileForm({ busy, error, onSubmit }: MobileFormProps) {
  const t = useTranslations("signIn");
  const [unchecked, setUnchecked] = useState<unknown>(null);
  const form = useForm<{ mobile: string }>({
    resolver: async (...asked) => (await import("./sign-in-checks.ts")).checkMobile(...asked),
    defaultValues: { mobile: "" },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        setUnchecked(null);
        form.handleSubmit(onSubmit)(event).catch(setUnchecked);
      }}
      className="grid gap-5"
    >
      <FormProblem error={unchecked ?? error} />
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
