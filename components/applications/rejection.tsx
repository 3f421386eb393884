"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";

/** Why it was not approved, and what can be done about it. */
export function Rejection({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply.rejection");
  if (view.rejection === null) return null;
  const final = view.status === "rejected" && !view.events.includes("appeal");
  return (
    <>
      <Alert tone="warn" title={t("title")}>
        <p className="whitespace-pre-line">{view.rejection.reason}</p>
        {view.events.includes("appeal") && <p className="mt-2">{t("mayAppeal")}</p>}
      </Alert>
      {final && (
        <Alert title={t("final")}>
          <p>{t("finalText")}</p>
          <Button asChild variant="secondary" className="mt-3">
            <Link href="/apply">{t("again")}</Link>
          </Button>
        </Alert>
      )}
    </>
  );
}
