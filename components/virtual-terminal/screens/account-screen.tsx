"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { SignedIn } from "#server/domain/operators/views.ts";
import { instalmentChecks } from "./flow/instalment-checks.ts";
import { useOperator } from "./flow/use-operator.ts";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

interface AccountScreenProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  onSignIn: () => void;
  onBack: () => void;
}

/** "My account": who this terminal is, whether it can offer instalments, and its configuration. */
export function AccountScreen({ runtime, snapshot, onSignIn, onBack }: AccountScreenProps) {
  const t = useTranslations("terminal.account");
  const checks = useTranslations("terminal.checks");
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const { operator, signOut } = useOperator(runtime);
  const { memory, config } = snapshot;
  const refresh = async () => {
    setBusy(true);
    await runtime.configuration.refresh().catch(() => {});
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
          { term: t("firmware"), value: memory?.firmwareVersion },
          { term: t("config"), value: config === null ? "–" : `v${config.version}` },
        ]}
      />
      {operator !== undefined && (
        <WhoWorks operator={operator} onSignIn={onSignIn} onSignOut={() => void signOut()} />
      )}
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

interface WhoWorksProps {
  operator: SignedIn | null;
  onSignIn: () => void;
  onSignOut: () => void;
}

/** Whoever is signed in is named on every payment (S2). */
function WhoWorks({ operator, onSignIn, onSignOut }: WhoWorksProps) {
  const t = useTranslations("terminal.account");
  const format = useFormatter();
  return (
    <div className="mt-3 flex items-center justify-between gap-2 text-sm">
      <p>
        <span className="text-ink-soft">{t("operator")}</span>{" "}
        {operator === null ? t("nobody") : `${operator.name} •••• ${operator.mobileEnding}`}
        {operator !== null && (
          <span className="block text-xs text-ink-soft">
            {t("until", { time: format.dateTime(new Date(operator.until), { timeStyle: "short" }) })}
          </span>
        )}
      </p>
      {operator === null ? (
        <Button onClick={onSignIn}>{t("signIn")}</Button>
      ) : (
        <Button variant="secondary" onClick={onSignOut}>
          {t("signOut")}
        </Button>
      )}
    </div>
  );
}
