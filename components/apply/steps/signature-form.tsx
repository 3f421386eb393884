"use client";

import { useTranslations } from "next-intl";
import { SignatureFields } from "#components/form/signature-fields.tsx";
import { useSigning } from "#components/form/use-signing.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";

/** Under the agreement, inside the form of the last step. */
export function SignatureForm({ onSign }: { onSign: (png: Blob) => Promise<void> }) {
  const t = useTranslations("apply.agreement");
  const signing = useSigning(onSign);
  return (
    <div className="grid gap-3">
      <p className="text-sm font-medium">{t("sign")}</p>
      <SignatureFields signing={signing} labels={{ pad: t("pad"), type: t("type") }} />
      {signing.error !== null && <FieldError id="signature-failed">{t("failed")}</FieldError>}
      <div className="flex gap-2">
        <Button variant="ghost" onClick={signing.clear}>
          {t("clear")}
        </Button>
        <Button
          variant="secondary"
          className="flex-1"
          disabled={!signing.marked}
          busy={signing.busy}
          onClick={signing.sign}
        >
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}
