"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Barcode } from "#components/ui/barcode.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { acceptInvitationInput, type OpenedInvitation } from "#server/domain/identity/staff.ts";

/** The invited person's own part: an authenticator, a password, and a code that shows that the authenticator works. */
export function AcceptInvitation() {
  const t = useTranslations("signIn.invitation");
  const [token, setToken] = useState("");
  const open = useMutation(useTRPC().identity.openInvitation.mutationOptions());
  // Opened by hand: whatever looks at an address ahead of people makes no secret.
  useEffect(() => setToken(window.location.hash.slice(1)), []);
  if (open.data !== undefined) return <Accept token={token} opened={open.data} />;
  return (
    <div className="grid gap-5">
      <FormProblem error={open.error} />
      <Button
        size="large"
        disabled={token === ""}
        busy={open.isPending}
        onClick={() => open.mutate({ token })}
      >
        {t("open")}
      </Button>
    </div>
  );
}

function Accept({ token, opened }: { token: string; opened: OpenedInvitation }) {
  const t = useTranslations("signIn");
  const form = useForm({
    resolver: zodResolver(acceptInvitationInput),
    defaultValues: { token, password: "", totp: "" },
  });
  const accept = useMutation(useTRPC().identity.acceptInvitation.mutationOptions());
  if (accept.isSuccess)
    return (
      <Alert title={t("invitation.done")}>
        <p className="mb-3">{t("invitation.doneText")}</p>
        <Link href="/sign-in/staff" className="text-accent-strong underline underline-offset-4">
          {t("staffTitle")}
        </Link>
      </Alert>
    );
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => accept.mutate(values))} className="grid gap-5">
      <FormProblem error={accept.error} />
      <p>{t("invitation.hello", { name: opened.name, email: opened.email })}</p>
      <div className="grid justify-items-center gap-3 rounded-lg border border-line p-4">
        <p className="text-sm">{t("invitation.scan")}</p>
        <span className="rounded-md bg-white p-3">
          <Barcode text={opened.uri} kind="qrcode" label={t("invitation.code")} className="size-44" />
        </span>
        <CopyableId value={opened.secret} />
      </div>
      <TextField
        control={form.control}
        name="totp"
        label={t("totp")}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="figures"
      />
      <TextField
        control={form.control}
        name="password"
        label={t("password")}
        hint={t("invitation.passwordHint")}
        type="password"
        autoComplete="new-password"
      />
      <Button type="submit" size="large" busy={accept.isPending}>
        {t("invitation.accept")}
      </Button>
    </form>
  );
}
