"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/trpc.ts";
import { CodeForm } from "./code-form.tsx";
import { MobileForm } from "./mobile-form.tsx";

/** Two steps: the number, then the code that was sent to it. */
export function MobileSignIn({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const [mobile, setMobile] = useState<string | null>(null);
  const request = useMutation(trpc.identity.requestCode.mutationOptions());
  return (
    <div className="grid gap-6">
      {mobile === null ? (
        <MobileForm
          error={request.error}
          busy={request.isPending}
          onSubmit={({ mobile: number }) =>
            request.mutate({ mobile: number }, { onSuccess: () => setMobile(number) })
          }
        />
      ) : (
        <CodeForm
          mobile={mobile}
          next={next}
          resendError={request.error}
          onResend={() => request.mutate({ mobile })}
          onChangeMobile={() => setMobile(null)}
        />
      )}
      <p className="text-sm text-ink-soft">
        {t("demoHint")}
        <Link
          href={mobile === null ? "/demo/messages" : `/demo/messages?to=${mobile}`}
          target="_blank"
          className="text-accent-strong underline underline-offset-4"
        >
          {t("demoLink")}
        </Link>
      </p>
      <p className="text-sm">
        <Link href="/sign-in/staff" className="text-accent-strong underline underline-offset-4">
          {t("staffLink")}
        </Link>
      </p>
    </div>
  );
}
