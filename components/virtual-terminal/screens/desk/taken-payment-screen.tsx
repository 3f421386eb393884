"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { useCardWords } from "#components/virtual-terminal/use-payment-words.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { isWaitingForPayer } from "#server/domain/payments/status.ts";
import type { Screen } from "../flow/payment-screens.ts";
import { useAsked } from "../flow/use-asked.ts";
import { AskedView } from "../parts/asked-view.tsx";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface TakenPaymentScreenProps {
  paymentId: string;
  runtime: TerminalRuntime;
  show: (screen: Screen) => void;
  onReprint: (payment: TerminalPayment) => void;
}

/** One payment, and what can still be done with it. */
export function TakenPaymentScreen({ paymentId, runtime, show, onReprint }: TakenPaymentScreenProps) {
  const t = useTranslations("terminal.payment");
  const asked = useAsked(runtime, paymentId, (token) => runtime.link.payment(token, paymentId, 0));
  return (
    <Glass>
      <ScreenHeader title={t("title")} onBack={() => show({ name: "taken" })} />
      <AskedView asked={asked}>
        {(payment) => (
          <>
            <PaymentFacts payment={payment} />
            <div className="mt-3 grid gap-2">
              {actsOn(payment, runtime.now()).map((act, index) => (
                <Act
                  key={act}
                  number={index + 1}
                  act={act}
                  payment={payment}
                  onTake={() => (act === "reprint" ? onReprint(payment) : show(screenOf(act, payment)))}
                />
              ))}
            </div>
          </>
        )}
      </AskedView>
    </Glass>
  );
}

type PaymentAct = "goOn" | "reprint" | "void" | "refund";

/** A void gives all of it back, and on the day of the payment only; a refund may be a part, and later. */
function actsOn(payment: TerminalPayment, now: Date): PaymentAct[] {
  if (isWaitingForPayer(payment.status)) return ["goOn"];
  if (payment.paidAt === undefined) return [];
  const isOfToday = shanghaiDate(new Date(payment.paidAt)) === shanghaiDate(now);
  const isWhole = payment.refundableFen === payment.amountFen;
  return [
    "reprint",
    ...(isOfToday && isWhole ? (["void"] as const) : []),
    ...(payment.refundableFen > 0 ? (["refund"] as const) : []),
  ];
}

function screenOf(act: Exclude<PaymentAct, "reprint">, payment: TerminalPayment): Screen {
  if (act === "goOn") return { name: "waiting", payment };
  if (act === "void") return { name: "refundReason", payment, amountFen: payment.amountFen };
  return { name: "refund", payment, amountFen: 0 };
}

interface ActProps {
  number: number;
  act: PaymentAct;
  payment: TerminalPayment;
  onTake: () => void;
}

function Act({ number, act, payment, onTake }: ActProps) {
  const t = useTranslations("terminal.payment");
  return (
    <ChoiceButton number={number} title={t(act)} onClick={onTake}>
      {act === "void" && t("voidText", { amount: formatFen(payment.amountFen) })}
      {act === "refund" && t("refundText")}
    </ChoiceButton>
  );
}

function PaymentFacts({ payment }: { payment: TerminalPayment }) {
  const t = useTranslations("terminal.payment");
  const words = useTranslations("words");
  const cardWords = useCardWords();
  const format = useFormatter();
  const { refundedFen, refundableFen, paidAt } = payment;
  return (
    <>
      <Money fen={payment.amountFen} className="block text-3xl font-semibold" />
      <DescriptionList
        dense
        items={[
          { term: t("order"), value: <span className="figures">{payment.orderNumber}</span> },
          { term: t("status"), value: words(`paymentStatus.${payment.status}`) },
          {
            term: t("method"),
            value: payment.card === undefined ? words(`method.${payment.method}`) : cardWords(payment.card),
          },
          ...(paidAt === undefined
            ? []
            : [
                {
                  term: t("paidAt"),
                  value: format.dateTime(new Date(paidAt), { dateStyle: "short", timeStyle: "short" }),
                },
              ]),
          ...(refundedFen === 0 ? [] : [{ term: t("refunded"), value: <Money fen={refundedFen} /> }]),
          ...(paidAt === undefined ? [] : [{ term: t("refundable"), value: <Money fen={refundableFen} /> }]),
        ]}
      />
    </>
  );
}
