"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { ChoiceButton } from "./choice-button.tsx";
import { Glass } from "./glass.tsx";
import { instalmentChecks } from "./instalment-checks.ts";
import type { Screen } from "./payment-screens.ts";
import { ScreenHeader } from "./screen-header.tsx";
import type { PaymentFlow } from "./use-payment-flow.ts";

interface AlipayScreenProps {
  screen: Extract<Screen, { name: "alipay" }>;
  snapshot: TerminalSnapshot;
  flow: PaymentFlow;
}

/** At once, or by instalments once the terminal has made sure that it can (S1). */
export function AlipayScreen({ screen, snapshot, flow }: AlipayScreenProps) {
  const t = useTranslations("terminal.alipay");
  const checks = useTranslations("terminal.checks");
  const { amountFen } = screen;
  const failing = instalmentChecks(snapshot).find((check) => !check.passed);
  return (
    <Glass>
      <ScreenHeader
        title={t("title")}
        amountFen={amountFen}
        onBack={() => flow.show({ name: "method", amountFen })}
      />
      <div className="grid gap-2">
        <ChoiceButton number={1} title={t("full")} onClick={() => flow.payPlainly(amountFen, "alipay")}>
          {t("fullText")}
        </ChoiceButton>
        <ChoiceButton
          number={2}
          title={t("huabei")}
          disabled={failing !== undefined}
          onClick={() => flow.show({ name: "bearer", amountFen, changed: false })}
        >
          {t("huabeiText")}
        </ChoiceButton>
        {failing !== undefined && <Alert tone="warn">{checks(`${failing.check}.failed`)}</Alert>}
      </div>
    </Glass>
  );
}
