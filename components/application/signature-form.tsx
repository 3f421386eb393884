"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignaturePad, type SignaturePadHandle } from "#components/ui/signature-pad.tsx";

/** By finger or, without a pointer, by typing the name. */
export function SignatureForm({ onSign }: { onSign: (png: Blob) => Promise<void> }) {
  const t = useTranslations("apply.agreement");
  const pad = useRef<SignaturePadHandle>(null);
  const [marked, setMarked] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const sign = async () => {
    const png = await pad.current?.toPng();
    if (png === undefined || png === null) return;
    setBusy(true);
    setFailed(false);
    await onSign(png).catch(() => setFailed(true));
    setBusy(false);
  };
  const clear = () => {
    setTyped("");
    pad.current?.clear();
  };
  return (
    <div className="grid gap-3">
      <p className="text-sm font-medium">{t("sign")}</p>
      <SignaturePad ref={pad} label={t("pad")} onMarked={setMarked} />
      <Field label={t("type")}>
        {(bound) => (
          <Input
            {...bound}
            value={typed}
            maxLength={24}
            // Enter signs; it must not hand in the application.
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              if (marked) void sign();
            }}
            onChange={(event) => {
              setTyped(event.target.value);
              pad.current?.write(event.target.value);
            }}
          />
        )}
      </Field>
      {failed && <FieldError id="signature-failed">{t("failed")}</FieldError>}
      <div className="flex gap-2">
        <Button variant="ghost" onClick={clear}>
          {t("clear")}
        </Button>
        <Button variant="secondary" className="flex-1" disabled={!marked} busy={busy} onClick={sign}>
          {t("confirm")}
        </Button>
      </div>
    </div>
  );
}
