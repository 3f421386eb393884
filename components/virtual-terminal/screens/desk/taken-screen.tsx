"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { TakenPayment } from "#server/domain/device-protocol/day.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { Screen } from "../flow/payment-screens.ts";
import { useAsked } from "../flow/use-asked.ts";
import { AskedView } from "../parts/asked-view.tsx";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface TakenScreenProps {
  runtime: TerminalRuntime;
  show: (screen: Screen) => void;
}

/** What this terminal took, the newest first. */
export function TakenScreen({ runtime, show }: TakenScreenProps) {
  const t = useTranslations("terminal.taken");
  const [cursor, setCursor] = useState<string>();
  const asked = useAsked(runtime, cursor ?? "", (token) => runtime.link.taken(token, cursor));
  return (
    <Glass>
      <ScreenHeader title={t("title")} onBack={() => show({ name: "menu" })} />
      <AskedView asked={asked}>
        {({ payments, nextCursor }) => (
          <div className="grid gap-2">
            {payments.length === 0 && <p className="text-sm text-ink-soft">{t("empty")}</p>}
            {payments.map((payment, index) => (
              <TakenLine
                key={payment.paymentId}
                number={index + 1}
                payment={payment}
                onOpen={() => show({ name: "payment", paymentId: payment.paymentId })}
              />
            ))}
            {nextCursor !== undefined && (
              <Button variant="secondary" onClick={() => setCursor(nextCursor)}>
                {t("more")}
              </Button>
            )}
          </div>
        )}
      </AskedView>
    </Glass>
  );
}

interface TakenLineProps {
  number: number;
  payment: TakenPayment;
  onOpen: () => void;
}

function TakenLine({ number, payment, onOpen }: TakenLineProps) {
  const t = useTranslations("terminal.taken");
  const words = useTranslations("words");
  const format = useFormatter();
  const { method, term, amountFen, refundedFen, status, createdAt } = payment;
  const paidWith = words(`method.${method}`) + (term === undefined ? "" : ` · ${words("terms", { term })}`);
  const at = format.dateTime(new Date(createdAt), {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (
    <ChoiceButton number={number} title={paidWith} onClick={onOpen}>
      <span className="figures flex justify-between gap-2">
        <span>
          {at} · {words(`paymentStatus.${status}`)}
          {refundedFen > 0 && (
            <span className="block text-warn">{t("refunded", { amount: formatFen(refundedFen) })}</span>
          )}
        </span>
        <Money fen={amountFen} className="font-medium text-ink" />
      </span>
    </ChoiceButton>
  );
}
