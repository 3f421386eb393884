"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCountdown } from "./use-countdown.ts";

const schema = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "code_shape"),
});

interface CodeFormProps {
  mobile: string;
  next: string;
  resendError: unknown;
  onResend: () => void;
  onChangeMobile: () => void;
}

export function CodeForm({ mobile, next, resendError, onResend, onChangeMobile }: CodeFormProps) {
  const t = useTranslations("signIn");
  const [refused, setRefused] = useState(false);
  const countdown = useCountdown(60);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { code: "" } });
  const submit = form.handleSubmit(async ({ code }) => {
    setRefused(false);
    const answer = await signIn("mobile", { mobile, code, redirect: false });
    if (!answer?.ok) return setRefused(true);
    window.location.assign(next);
    // The page is leaving; the button stays busy until it does.
    await new Promise(() => {});
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Alert tone="good">{t("codeSent", { mobile })}</Alert>
      {refused && <Alert tone="danger">{t("wrongCode")}</Alert>}
      <FormProblem error={resendError} />
      <TextField
        control={form.control}
        name="code"
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        className="figures text-center text-2xl tracking-[0.4em]"
      />
      <Button type="submit" size="large" busy={form.formState.isSubmitting}>
        {t("submit")}
      </Button>
      <div className="flex flex-wrap gap-3">
        <Button
          variant="secondary"
          disabled={countdown.seconds > 0}
          onClick={() => {
            onResend();
            countdown.restart();
          }}
        >
          {t("resend", { seconds: countdown.seconds })}
        </Button>
        <Button variant="ghost" onClick={onChangeMobile}>
          {t("changeMobile")}
        </Button>
      </div>
    </form>
  );
}
