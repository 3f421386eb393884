"use client";

import { CircleCheck, PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendResumably } from "#components/apply/documents/send-resumably.ts";
import { tusPort } from "#components/apply/documents/tus-port.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import type { DocumentView } from "#server/domain/applications/views.ts";
import { SIGNATURE_SLOT } from "#server/domain/documents/slots.ts";
import { SignatureForm } from "./signature-form.tsx";

interface AgreementSignatureProps {
  applicationId: string;
  signature: DocumentView | undefined;
  /** Submitting was tried without it. */
  unsigned: boolean;
  disabled: boolean;
  onUploaded: () => Promise<unknown>;
}

/** Signed on the screen; kept like every other document. */
export function AgreementSignature(props: AgreementSignatureProps) {
  const { applicationId, signature, disabled } = props;
  const t = useTranslations("apply.agreement");
  const [again, setAgain] = useState(false);
  const keep = async (png: Blob) => {
    const file = new File([png], "signature.png", { type: "image/png" });
    const { signal } = new AbortController();
    const port = tusPort({ applicationId, slot: SIGNATURE_SLOT, file, signal });
    // Whoever signs waits for it, and hears soon that there is no network.
    await sendResumably({ file, port, signal, patience: 3 });
    await props.onUploaded();
    setAgain(false);
  };
  if (signature !== undefined && !again) {
    return (
      <div className="grid justify-items-start gap-2">
        <p className="flex items-center gap-1.5 text-sm text-accent-strong">
          <CircleCheck aria-hidden className="size-4" />
          {t("signed")}
        </p>
        {/* biome-ignore lint/performance/noImgElement: an authorised download, never optimised or cached */}
        <img
          src={`/api/documents/${signature.id}`}
          alt={t("signed")}
          className="w-full max-w-80 rounded-md border border-line"
        />
        {!disabled && (
          <Button variant="ghost" size="small" onClick={() => setAgain(true)}>
            <PenLine aria-hidden className="size-4" />
            {t("again")}
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      {!disabled && <SignatureForm onSign={keep} />}
      {props.unsigned && <FieldError id="agreement-unsigned">{t("unsigned")}</FieldError>}
    </>
  );
}
