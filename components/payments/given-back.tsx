import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PaymentDetail, RefundView } from "#server/domain/payments/views.ts";

interface GivenBackProps {
  payment: Pick<PaymentDetail, "refunds" | "strayCharges">;
  actions: ((refund: RefundView) => ReactNode) | undefined;
}

/** What was given back of a payment or is to be: by whom it was asked for, or by itself. */
export function GivenBack({ payment, actions }: GivenBackProps) {
  const t = useTranslations("merchant.payments");
  const { refunds, strayCharges } = payment;
  if (refunds.length + strayCharges.length === 0) return null;
  return (
    <Panel title={t("refunds")}>
      <ul className="divide-y divide-line text-sm">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid gap-2 py-2">
            <Refund refund={refund} />
            {actions?.(refund)}
          </li>
        ))}
        {strayCharges.map(({ id, amountFen, status }) => (
          <li key={id} className="py-2">
            <Line words={[t("chargedTwice"), t(`chargedTwiceStatus.${status}`)]} fen={amountFen} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Line({ words, fen }: { words: readonly string[]; fen: number }) {
  return (
    <div className="flex justify-between gap-4">
      <span>{words.join(" · ")}</span>
      <Money fen={fen} />
    </div>
  );
}

/** What the portal gives back by itself has a reason of ours; everybody else wrote their own. */
function Refund({ refund }: { refund: RefundView }) {
  const t = useTranslations("merchant.payments");
  const because = useTranslations("merchant.payments.givenBackBecause");
  const known = refund.reason as "paid_after_canceled";
  const reason = refund.requestedBy === "portal" && because.has(known) ? because(known) : refund.reason;
  return <Line words={[reason, t(`refundStatus.${refund.status}`)]} fen={refund.amountFen} />;
}
