"use client";

import { CircleCheckBig, Clock3, XCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import { FaultNotice } from "../fault-notice.tsx";
import type { Screen } from "../flow/payment-screens.ts";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { PrimaryButton } from "../parts/primary-button.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface RefundProps<Name extends Screen["name"]> {
  screen: Extract<Screen, { name: Name }>;
  show: (screen: Screen) => void;
}

/** How much, typed on the keys like an amount that is taken. */
export function RefundScreen({ screen: { payment, amountFen }, show }: RefundProps<"refund">) {
  const t = useTranslations("terminal.refund");
  const { paymentId, refundableFen } = payment;
  const isTooMuch = amountFen > refundableFen;
  return (
    <Glass
      foot={
        <PrimaryButton
          disabled={amountFen === 0 || isTooMuch}
          onClick={() => show({ name: "refundReason", payment, amountFen })}
        >
          {t("next")}
        </PrimaryButton>
      }
    >
      <ScreenHeader title={t("title")} onBack={() => show({ name: "payment", paymentId })} />
      <output aria-label={t("title")} className="figures my-auto block text-center text-5xl font-semibold">
        {formatFen(amountFen)}
      </output>
      <p role="status" className={isTooMuch ? "text-center text-danger" : "text-center text-ink-soft"}>
        {t("upTo", { amount: formatFen(refundableFen) })}
      </p>
    </Glass>
  );
}

const REASONS = ["returned", "wrong", "other"] as const;

/** Why: it stands in the record, and on the desk of whoever decides. */
export function RefundReasonScreen({ screen: { payment, amountFen }, show }: RefundProps<"refundReason">) {
  const t = useTranslations("terminal.refund");
  return (
    <Glass>
      <ScreenHeader
        title={t("why")}
        amountFen={amountFen}
        onBack={() => show({ name: "payment", paymentId: payment.paymentId })}
      />
      <div className="grid gap-2">
        {REASONS.map((reason, index) => (
          <ChoiceButton
            key={reason}
            number={index + 1}
            title={t(`reasons.${reason}`)}
            onClick={() => {
              const idempotencyKey = crypto.randomUUID();
              const order = { amountFen, reason: t(`reasons.${reason}`) };
              show({ name: "refunding", payment, idempotencyKey, order, lost: false });
            }}
          />
        ))}
      </div>
    </Glass>
  );
}

const ICONS = {
  succeeded: CircleCheckBig,
  pending: Clock3,
  proposed: Clock3,
  failed: XCircle,
  refused: XCircle,
} as const;

/** What became of it. */
export function RefundedScreen({ screen, show }: RefundProps<"refunded">) {
  const t = useTranslations("terminal.refund");
  const { refund } = screen;
  const Icon = ICONS[refund.status];
  return (
    <Glass
      foot={
        <PrimaryButton onClick={() => show({ name: "payment", paymentId: refund.paymentId })}>
          {t("back")}
        </PrimaryButton>
      }
    >
      <div className="enter m-auto grid justify-items-center gap-2 text-center">
        <Icon aria-hidden className="size-16 text-accent" />
        <Money fen={refund.amountFen} className="text-4xl font-semibold" />
        <p role="status" className="text-lg font-medium">
          {t(`done.${refund.status}`)}
        </p>
        <p className="text-sm text-ink-soft">{t(`text.${refund.status}`)}</p>
      </div>
    </Glass>
  );
}

/** Nothing was given back, and why. */
export function RefundFaultScreen({ screen, show }: RefundProps<"refundFault">) {
  const t = useTranslations("terminal.refund");
  const { payment, fault } = screen;
  return (
    <Glass
      foot={
        <PrimaryButton onClick={() => show({ name: "payment", paymentId: payment.paymentId })}>
          {t("back")}
        </PrimaryButton>
      }
    >
      <ScreenHeader title={t("done.failed")} />
      <FaultNotice fault={fault} />
      <Alert tone="warn" className="mt-3">
        {t("text.refused")}
      </Alert>
    </Glass>
  );
}
