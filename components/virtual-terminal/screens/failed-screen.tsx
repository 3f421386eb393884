"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { ScreenHeader } from "./screen-header.tsx";
import type { PaymentFlow } from "./use-payment-flow.ts";

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
  return (
    <>
      <ScreenHeader title={words(payment.status)} amountFen={amountFen} />
      <Alert tone={payment.status === "failed" ? "danger" : "warn"}>
        {reasons.has(reason) ? reasons(reason) : t("unknown")}
      </Alert>
      <div className="mt-4 grid gap-2">
        {payment.method === "huabei" && (
          <Button onClick={() => flow.show({ name: "plans", amountFen, changed: false })}>
            {t("otherPlan")}
          </Button>
        )}
        <Button variant="secondary" onClick={() => flow.show({ name: "method", amountFen })}>
          {t("otherMethod")}
        </Button>
        <Button variant="ghost" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </>
  );
}
