"use client";

import { useTranslations } from "next-intl";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import { AlipayScreen } from "./alipay-screen.tsx";
import { AmountScreen } from "./amount-screen.tsx";
import { BearerScreen } from "./bearer-screen.tsx";
import { CardRoom } from "./card/card-room.tsx";
import { ConfirmScreen } from "./confirm-screen.tsx";
import { DeskScreen } from "./desk-screen.tsx";
import { FailedScreen } from "./failed-screen.tsx";
import { FaultScreen } from "./fault-screen.tsx";
import { FinishedScreen } from "./finished-screen.tsx";
import { isCardScreen, isDeskScreen } from "./flow/payment-screens.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { MethodScreen } from "./method-screen.tsx";
import { Glass } from "./parts/glass.tsx";
import { PlansScreen } from "./plans-screen.tsx";
import { SendingScreen } from "./sending-screen.tsx";
import { SigningScreen } from "./signing-screen.tsx";
import { WaitingScreen } from "./waiting-screen.tsx";

interface PaymentScreenProps {
  flow: PaymentFlow;
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  amountFen: number;
  /** Back to an empty amount. */
  onLeave: () => void;
}

export function PaymentScreen({ flow, runtime, snapshot, amountFen, onLeave }: PaymentScreenProps) {
  const t = useTranslations("terminal");
  const { screen, show } = flow;
  const { config } = snapshot;
  if (config === null) {
    return (
      <Glass>
        <p role="alert">{t("noConfig")}</p>
      </Glass>
    );
  }
  if (isDeskScreen(screen)) {
    return (
      <DeskScreen
        screen={screen}
        show={show}
        runtime={runtime}
        snapshot={snapshot}
        onReprint={flow.reprint}
        onLeave={onLeave}
      />
    );
  }
  if (isCardScreen(screen)) return <CardRoom screen={screen} flow={flow} />;
  switch (screen.name) {
    case "amount":
      return <AmountScreen amountFen={amountFen} onMenu={() => show({ name: "menu" })} />;
    case "method":
      return <MethodScreen screen={screen} config={config} flow={flow} onLeave={onLeave} />;
    case "alipay":
      return <AlipayScreen screen={screen} snapshot={snapshot} flow={flow} />;
    case "bearer":
      return <BearerScreen screen={screen} config={config} now={runtime.now()} flow={flow} />;
    case "plans":
      return <PlansScreen screen={screen} config={config} now={runtime.now()} flow={flow} />;
    case "confirm":
      return <ConfirmScreen quote={screen.quote} flow={flow} />;
    case "sending":
      return (
        <SendingScreen
          lost={screen.lost}
          text={t(screen.order.request.card ? "card.sending" : "sending.text")}
        />
      );
    case "printing":
      return (
        <SendingScreen
          lost={false}
          text={t(snapshot.faults.paperOut ? "sending.paperOut" : "sending.printing")}
        />
      );
    case "refunding":
      return <SendingScreen lost={screen.lost} text={t("refund.sending")} lostText={t("refund.lost")} />;
    case "waiting":
      return <WaitingScreen payment={screen.payment} onCancel={flow.cancelPayment} />;
    case "signing":
      return <SigningScreen paidFen={paidFen(screen.voucher)} onSign={flow.sign} />;
    case "finished":
      return <FinishedScreen paidFen={paidFen(screen.voucher)} onNext={onLeave} />;
    case "failed":
      return <FailedScreen payment={screen.payment} flow={flow} onLeave={onLeave} />;
    case "fault":
      return (
        <FaultScreen
          fault={screen.fault}
          onAgain={() => show({ name: "method", amountFen: screen.amountFen })}
          onLeave={onLeave}
        />
      );
  }
}

const paidFen = ({ amountFen, instalments }: VoucherView) => payerPaysFen({ amountFen, plan: instalments });
