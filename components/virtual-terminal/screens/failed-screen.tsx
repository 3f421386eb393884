"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

interface FailedScreenProps {
  payment: TerminalPayment;
  flow: PaymentFlow;
  onLeave: () => void;
}

/** Why it did not work and what the customer can do instead; another try is another order number. */
export function FailedScreen({ payment, flow, onLeave }: FailedScreenProps) {
  const t = useTranslations("terminal.failed");
  const reasons = useTranslations("terminal.reasons");
  const words = useTranslations("words.paymentStatus");
  const { amountFen } = payment;
  const reason = (payment.failureReason ?? payment.status) as "expired";
  const again = () => flow.show({ name: "method", amountFen });
  return (
    <Glass
      foot={
        <>
          {payment.method === "huabei" ? (
            <>
              <PrimaryButton onClick={() => flow.show({ name: "bearer", amountFen, changed: false })}>
                {t("otherPlan")}
              </PrimaryButton>
              <Button variant="secondary" onClick={again}>
                {t("otherMethod")}
              </Button>
            </>
          ) : (
            <PrimaryButton onClick={again}>{t("otherMethod")}</PrimaryButton>
          )}
          <Button variant="ghost" onClick={onLeave} {...pressedBy("back")}>
            {t("leave")}
          </Button>
        </>
      }
    >
      <ScreenHeader
        title={words(payment.status)}
        amountFen={payerPaysFen({ amountFen, plan: payment.quote })}
      />
      <Alert tone={payment.status === "failed" ? "danger" : "warn"}>
        {reasons.has(reason) ? reasons(reason) : t("unknown")}
      </Alert>
    </Glass>
  );
}
