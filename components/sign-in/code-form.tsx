"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCountdown } from "./use-countdown.ts";

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
  const [failed, setFailed] = useState<unknown>(null);
  const form = useForm<{ code: string }>({
    resolver: async (...asked) => (await import("./sign-in-checks.ts")).checkCode(...asked),
    defaultValues: { code: "" },
  });
  const submit = form.handleSubmit(async ({ code }) => {
    setRefused(false);
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("mobile", { mobile, code, redirect: false });
    if (!answer?.ok) return setRefused(true);
    window.location.assign(next);
    // The page is leaving; the button stays busy until it does.
    await new Promise(() => {});
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        setFailed(null);
        submit(event).catch(setFailed);
      }}
      className="grid gap-5"
    >
      <Alert tone="good">{t("codeSent", { mobile })}</Alert>
      {refused && <Alert tone="danger">{t("wrongCode")}</Alert>}
      <FormProblem error={failed ?? resendError} />
      <TextField
        control={form.control}
        name="code"
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
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
