"use client";

import { useTranslations } from "next-intl";
import { SignatureFields } from "#components/form/signature-fields.tsx";
import { useSigning } from "#components/form/use-signing.ts";
import { Button } from "#components/ui/button.tsx";
import { asLinkFault } from "#components/virtual-terminal/device/link-fault.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { ScreenHeader } from "./screen-header.tsx";

interface SigningScreenProps {
  amountFen: number;
  onSign: (png: Blob) => Promise<void>;
}

/** The payer checks the voucher and signs. */
export function SigningScreen({ amountFen, onSign }: SigningScreenProps) {
  const t = useTranslations("terminal.signing");
  const signing = useSigning(onSign);
  return (
    <>
      <ScreenHeader title={t("title")} amountFen={amountFen} />
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      <SignatureFields signing={signing} labels={{ pad: t("pad"), type: t("type") }} />
      <div className="mt-3">
        {signing.error !== null && <FaultNotice fault={asLinkFault(signing.error)} />}
      </div>
      <div className="mt-auto flex gap-2">
        <Button variant="secondary" onClick={signing.clear}>
          {t("clear")}
        </Button>
        <Button className="flex-1" disabled={!signing.marked} busy={signing.busy} onClick={signing.sign}>
          {t("confirm")}
        </Button>
      </div>
    </>
  );
}
