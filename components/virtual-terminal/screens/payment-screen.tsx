"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type {
  TerminalRuntime,
  TerminalSnapshot,
} from "#components/virtual-terminal/device/terminal-runtime.ts";
import { AccountScreen } from "./account-screen.tsx";
import { AlipayScreen } from "./alipay-screen.tsx";
import { AmountScreen } from "./amount-screen.tsx";
import { ConfirmScreen } from "./confirm-screen.tsx";
import { FailedScreen } from "./failed-screen.tsx";
import { FaultNotice } from "./fault-notice.tsx";
import { MethodScreen } from "./method-screen.tsx";
import { PlansScreen } from "./plans-screen.tsx";
import { SendingScreen } from "./sending-screen.tsx";
import { SigningScreen } from "./signing-screen.tsx";
import type { PaymentFlow } from "./use-payment-flow.ts";
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
  if (config === null) return <p role="alert">{t("noConfig")}</p>;
  switch (screen.name) {
    case "amount":
      return <AmountScreen amountFen={amountFen} onAccount={() => show({ name: "account" })} />;
    case "account":
      return <AccountScreen runtime={runtime} snapshot={snapshot} onBack={onLeave} />;
    case "method":
      return <MethodScreen screen={screen} config={config} flow={flow} onLeave={onLeave} />;
    case "alipay":
      return <AlipayScreen screen={screen} snapshot={snapshot} flow={flow} />;
    case "plans":
      return <PlansScreen screen={screen} config={config} now={runtime.now()} flow={flow} />;
    case "confirm":
      return <ConfirmScreen quote={screen.quote} flow={flow} />;
    case "sending":
      return <SendingScreen lost={screen.lost} text={t("sending.text")} />;
    case "printing":
      return <SendingScreen lost={false} text={t("sending.printing")} />;
    case "waiting":
      return <WaitingScreen payment={screen.payment} onCancel={flow.cancelPayment} />;
    case "signing":
      return <SigningScreen amountFen={screen.voucher.amountFen} onSign={flow.sign} />;
    case "finished":
      return (
        <div className="m-auto grid gap-4 text-center">
          <p role="status" className="text-lg font-medium">
            {t("finished.title")}
          </p>
          <p className="text-sm text-ink-soft">{t("finished.text")}</p>
          <Button size="large" onClick={onLeave}>
            {t("finished.next")}
          </Button>
        </div>
      );
    case "failed":
      return <FailedScreen payment={screen.payment} flow={flow} onLeave={onLeave} />;
    case "fault":
      return (
        <div className="grid gap-4">
          <h2 className="text-lg">{t("refused")}</h2>
          <FaultNotice fault={screen.fault} />
          <Button onClick={() => show({ name: "method", amountFen: screen.amountFen })}>{t("again")}</Button>
          <Button variant="ghost" onClick={onLeave}>
            {t("newOrder")}
          </Button>
        </div>
      );
  }
}
