"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { DeviceBody } from "./device/device-body.tsx";
import type { DeviceKeys } from "./device/keys/use-physical-keys.ts";
import { PaperRoll } from "./device/paper/paper-roll.tsx";
import type { TerminalRuntime, TerminalSnapshot } from "./device/terminal-runtime.ts";
import { usePaymentFlow } from "./screens/flow/use-payment-flow.ts";
import { MessageNotice } from "./screens/message-notice.tsx";
import { PaymentScreen } from "./screens/payment-screen.tsx";

const MAX_DIGITS = 10;

interface CounterTerminalProps {
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
}

/** An activated terminal on the counter: screen, keys and paper of one order after another. */
export function CounterTerminal({ runtime, snapshot }: CounterTerminalProps) {
  const t = useTranslations("terminal");
  const flow = usePaymentFlow(runtime, snapshot);
  const [amountFen, setAmountFen] = useState(0);
  const { screen, show } = flow;
  const typing = useMemo<DeviceKeys>(
    () => ({
      digit: (digits) => setAmountFen((fen) => withDigits(fen, digits)),
      erase: () => setAmountFen((fen) => Math.floor(fen / 10)),
      back: () => setAmountFen(0),
      confirm: () => amountFen > 0 && show({ name: "method", amountFen }),
    }),
    [amountFen, show],
  );
  const printed = screen.name === "signing" || screen.name === "finished" ? screen : null;
  const leave = () => {
    setAmountFen(0);
    flow.startAnew();
  };
  return (
    <DeviceBody
      label={t("title")}
      snapshot={snapshot}
      paper={
        printed !== null && (
          <PaperRoll
            key={printed.voucher.paymentId}
            voucher={printed.voucher}
            quote={printed.payment.quote}
            runtime={runtime}
          />
        )
      }
      typing={screen.name === "amount" ? typing : null}
    >
      {screen.name === "amount" && <MessageNotice runtime={runtime} snapshot={snapshot} />}
      <PaymentScreen
        flow={flow}
        runtime={runtime}
        snapshot={snapshot}
        amountFen={amountFen}
        onLeave={leave}
      />
    </DeviceBody>
  );
}

function withDigits(fen: number, digits: string): number {
  const next = `${fen === 0 ? "" : fen}${digits}`;
  return next.length > MAX_DIGITS ? fen : Number(next);
}
