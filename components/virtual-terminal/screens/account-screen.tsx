"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import {
  FIRMWARE_VERSION,
  type TerminalRuntime,
  type TerminalSnapshot,
} from "#components/virtual-terminal/device/terminal-runtime.ts";
import { instalmentChecks } from "./flow/instalment-checks.ts";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

interface AccountScreenProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  onBack: () => void;
}

/** "My account": who this terminal is, whether it can offer instalments, and its configuration. */
export function AccountScreen({ runtime, snapshot, onBack }: AccountScreenProps) {
  const t = useTranslations("terminal.account");
  const checks = useTranslations("terminal.checks");
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const { memory, config } = snapshot;
  const refresh = async () => {
    setBusy(true);
    await runtime.refreshConfig().catch(() => {});
    setBusy(false);
  };
  return (
    <Glass
      foot={
        <>
          <PrimaryButton variant="secondary" busy={busy} onClick={() => void refresh()}>
            {t("refresh")}
          </PrimaryButton>
          <Button variant="ghost" onClick={() => setAsking(true)}>
            {t("forget")}
          </Button>
        </>
      }
    >
      <ScreenHeader title={t("title")} onBack={onBack} />
      <DescriptionList
        dense
        items={[
          { term: t("merchant"), value: config?.display.merchantName ?? memory?.activation.merchant.name },
          { term: t("store"), value: config?.display.storeName ?? memory?.activation.store.name },
          { term: t("serialNumber"), value: memory?.serialNumber },
          { term: t("firmware"), value: FIRMWARE_VERSION },
          { term: t("config"), value: config === null ? "–" : `v${config.version}` },
        ]}
      />
      <h3 className="mt-3 text-sm">{t("huabei")}</h3>
      <ul className="my-2 grid gap-1 text-sm">
        {instalmentChecks(snapshot).map(({ check, passed }) => (
          <li key={check} className="flex items-start gap-2">
            {passed ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
            ) : (
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            )}
            {checks(`${check}.${passed ? "passed" : "failed"}`)}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("forgetTitle", { serialNumber: memory?.serialNumber ?? "" })}
        description={t("forgetText")}
        confirmLabel={t("forget")}
        destructive
        onConfirm={() => void runtime.forget()}
      />
    </Glass>
  );
}
