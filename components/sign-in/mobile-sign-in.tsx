"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLazyMutation } from "#components/query/use-lazy-mutation.ts";
import { Link } from "#components/ui/link.tsx";
import { CodeForm } from "./code-form.tsx";
import { MobileForm } from "./mobile-form.tsx";

/** Two steps: the number, then the code that was sent to it. */
export function MobileSignIn({ next, demo }: { next: string; demo: boolean }) {
  const t = useTranslations("signIn");
  const [mobile, setMobile] = useState<string | null>(null);
  const request = useLazyMutation((client, input: { mobile: string }) =>
    client.identity.requestCode.mutate(input),
  );
  const send = async (number: string) => {
    const sent = await request.make({ mobile: number });
    if (sent !== undefined) setMobile(number);
  };
  return (
    <div className="grid gap-6">
      {mobile === null ? (
        <MobileForm
          error={request.error}
          busy={request.busy}
          onSubmit={({ mobile: number }) => void send(number)}
        />
      ) : (
        <CodeForm
          mobile={mobile}
          next={next}
          resendError={request.error}
          onResend={() => void send(mobile)}
          onChangeMobile={() => setMobile(null)}
        />
      )}
      {demo && (
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
      )}
      <p className="text-sm">
        <Link href="/sign-in/staff" className="text-accent-strong underline underline-offset-4">
          {t("staffLink")}
        </Link>
      </p>
    </div>
  );
}
