"use client";

import { useTranslations } from "next-intl";
import { SignatureFields } from "#components/form/signature-fields.tsx";
import { useSigning } from "#components/form/use-signing.ts";
import { Button } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import { asLinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

interface SigningScreenProps {
  paidFen: number;
  onSign: (png: Blob) => Promise<void>;
}

/** The payer checks the voucher and signs. */
export function SigningScreen({ paidFen, onSign }: SigningScreenProps) {
  const t = useTranslations("terminal.signing");
  const signing = useSigning(onSign);
  return (
    <Glass
      foot={
        <div className="flex gap-2">
          <Button variant="secondary" size="large" onClick={signing.clear} {...pressedBy("back")}>
            {t("clear")}
          </Button>
          <PrimaryButton
            className="flex-1"
            disabled={!signing.marked}
            busy={signing.busy}
            onClick={signing.sign}
          >
            {t("confirm")}
          </PrimaryButton>
        </div>
      }
    >
      <ScreenHeader title={t("title")} amountFen={paidFen} />
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      <SignatureFields signing={signing} labels={{ pad: t("pad"), type: t("type") }} />
      {signing.error !== null && (
        <div className="mt-3">
          <FaultNotice fault={asLinkFault(signing.error)} />
        </div>
      )}
    </Glass>
  );
}
