"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignaturePad, type SignaturePadHandle } from "#components/ui/signature-pad.tsx";
import { FaultNotice } from "./fault-notice.tsx";
import { asLinkFault, type LinkFault } from "./link-fault.ts";
import { ScreenHeader } from "./screen-header.tsx";

interface SigningScreenProps {
  amountFen: number;
  onSign: (png: Blob) => Promise<void>;
}

/** The payer checks the voucher and signs, by hand or, without a pointer, by typing the name. */
export function SigningScreen({ amountFen, onSign }: SigningScreenProps) {
  const t = useTranslations("terminal.signing");
  const pad = useRef<SignaturePadHandle>(null);
  const [marked, setMarked] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<LinkFault | null>(null);
  const sign = async () => {
    const png = await pad.current?.toPng();
    if (png === undefined || png === null) return;
    setBusy(true);
    setFault(null);
    await onSign(png).catch((error) => setFault(asLinkFault(error)));
    setBusy(false);
  };
  return (
    <>
      <ScreenHeader title={t("title")} amountFen={amountFen} />
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      <SignaturePad ref={pad} label={t("pad")} onMarked={setMarked} />
      <div className="my-3">
        <Field label={t("type")}>
          {(bound) => (
            <Input
              {...bound}
              value={typed}
              maxLength={24}
              onChange={(event) => {
                setTyped(event.target.value);
                pad.current?.write(event.target.value);
              }}
            />
          )}
        </Field>
      </div>
      {fault !== null && <FaultNotice fault={fault} />}
      <div className="mt-auto flex gap-2">
        <Button
          variant="secondary"
          onClick={() => {
            setTyped("");
            pad.current?.clear();
          }}
        >
          {t("clear")}
        </Button>
        <Button className="flex-1" disabled={!marked} busy={busy} onClick={sign}>
          {t("confirm")}
        </Button>
      </div>
    </>
  );
}
