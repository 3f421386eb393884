"use client";

import { useTranslations } from "next-intl";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <Page title={t("errorTitle")} lead={t("errorText")} width="narrow">
      {error.digest !== undefined && (
        <p className="mb-4 text-sm text-ink-soft">{t("errorDigest", { digest: error.digest })}</p>
      )}
      <Button onClick={reset}>{t("tryAgain")}</Button>
    </Page>
  );
}
