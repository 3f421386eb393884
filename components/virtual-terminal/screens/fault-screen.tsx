"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import type { LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";

interface FaultScreenProps {
  fault: LinkFault;
  onAgain: () => void;
  onLeave: () => void;
}

/** The portal refused the order before there was a payment. */
export function FaultScreen({ fault, onAgain, onLeave }: FaultScreenProps) {
  const t = useTranslations("terminal");
  return (
    <Glass
      className="gap-4"
      foot={
        <>
          <PrimaryButton onClick={onAgain}>{t("again")}</PrimaryButton>
          <Button variant="ghost" onClick={onLeave} {...pressedBy("back")}>
            {t("newOrder")}
          </Button>
        </>
      }
    >
      <h2 className="text-lg">{t("refused")}</h2>
      <FaultNotice fault={fault} />
    </Glass>
  );
}
