"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import { useFailureWords } from "#components/virtual-terminal/use-payment-words.ts";
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
  const failureWords = useFailureWords();
  const words = useTranslations("words.paymentStatus");
  const { amountFen } = payment;
  const again = () => flow.show({ name: "method", amountFen });
  const pinAgain = flow.pinAgain(payment);
  const first = nearestWay(payment, flow, pinAgain);
  return (
    <Glass
      foot={
        <>
          {first !== null && <PrimaryButton onClick={first.act}>{t(first.word)}</PrimaryButton>}
          {pinAgain !== undefined && (
            <Button variant="secondary" onClick={() => flow.show({ name: "purse", amountFen })}>
              {t("otherCard")}
            </Button>
          )}
          {first === null ? (
            <PrimaryButton onClick={again}>{t("otherMethod")}</PrimaryButton>
          ) : (
            <Button variant="secondary" onClick={again}>
              {t("otherMethod")}
            </Button>
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
        {failureWords(payment) ?? t("unknown")}
      </Alert>
    </Glass>
  );
}

interface Way {
  word: "otherPlan" | "pinAgain" | "otherCard";
  act: () => void;
}

/** What is nearest to what the customer wanted; null where only another method is left. */
function nearestWay(
  { method, card, amountFen }: TerminalPayment,
  { show }: PaymentFlow,
  pinAgain: (() => void) | undefined,
): Way | null {
  if (method === "huabei")
    return { word: "otherPlan", act: () => show({ name: "bearer", amountFen, changed: false }) };
  if (pinAgain !== undefined) return { word: "pinAgain", act: pinAgain };
  if (card === undefined) return null;
  return { word: "otherCard", act: () => show({ name: "purse", amountFen }) };
}
