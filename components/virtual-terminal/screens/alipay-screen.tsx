"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import { instalmentChecks } from "./flow/instalment-checks.ts";
import type { Screen } from "./flow/payment-screens.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { ChoiceButton } from "./parts/choice-button.tsx";
import { Glass } from "./parts/glass.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

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
