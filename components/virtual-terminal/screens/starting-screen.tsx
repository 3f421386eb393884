"use client";

import { Loader2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";

interface StartingScreenProps {
  snapshot: TerminalSnapshot;
  onRetry: () => void;
  onForget: () => void;
}

export function StartingScreen({ snapshot, onRetry, onForget }: StartingScreenProps) {
  const t = useTranslations("terminal.starting");
  if (snapshot.fault === null) {
    return (
      <Glass>
        <div role="status" className="m-auto flex flex-col items-center gap-3 text-sm text-ink-soft">
          <Loader2 aria-hidden className="size-8 animate-spin text-accent" />
          {snapshot.phase === "loading" ? t("loading") : t("connecting")}
        </div>
      </Glass>
    );
  }
  return (
    <Glass
      className="gap-4"
      foot={
        <>
          <PrimaryButton onClick={onRetry}>{t("retry")}</PrimaryButton>
          <Button variant="ghost" onClick={onForget}>
            {t("forget")}
          </Button>
        </>
      }
    >
      <h2 className="text-lg">{t("failed")}</h2>
      <FaultNotice fault={snapshot.fault} />
    </Glass>
  );
}
