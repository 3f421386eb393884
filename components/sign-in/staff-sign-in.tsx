"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { signInStaffInput } from "#server/domain/identity/inputs.ts";

export function StaffSignIn({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const [refused, setRefused] = useState(false);
  const form = useForm({
    resolver: zodResolver(signInStaffInput),
    defaultValues: { email: "", password: "", totp: "" },
  });
  const submit = form.handleSubmit(async (values) => {
    setRefused(false);
    const answer = await signIn("staff", { ...values, redirect: false });
    if (!answer?.ok) return setRefused(true);
    window.location.assign(next);
    // The page is leaving; the button stays busy until it does.
    await new Promise(() => {});
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {refused && <Alert tone="danger">{t("wrongStaff")}</Alert>}
      <TextField
        control={form.control}
        name="email"
        label={t("email")}
        type="email"
        autoComplete="username"
        autoFocus
      />
      <TextField
        control={form.control}
        name="password"
        label={t("password")}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        control={form.control}
        name="totp"
        label={t("totp")}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="figures"
      />
      <Button type="submit" size="large" busy={form.formState.isSubmitting}>
        {t("submit")}
      </Button>
      <p className="text-sm">
        <Link href="/sign-in" className="text-accent-strong underline underline-offset-4">
          {t("mobileLink")}
        </Link>
      </p>
    </form>
  );
}
