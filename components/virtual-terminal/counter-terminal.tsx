"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeviceBody } from "./device/device-body.tsx";
import { Keypad } from "./device/keypad.tsx";
import { PaperRoll } from "./device/paper-roll.tsx";
import type { TerminalRuntime, TerminalSnapshot } from "./device/terminal-runtime.ts";
import { PaymentScreen } from "./screens/payment-screen.tsx";
import { usePaymentFlow } from "./screens/use-payment-flow.ts";

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
  const { screen } = flow;
  const onAmount = screen.name === "amount";
  const type = (digits: string) =>
    setAmountFen((fen) => {
      const next = `${fen === 0 ? "" : fen}${digits}`;
      return next.length > MAX_DIGITS ? fen : Number(next);
    });
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
      keypad={
        <Keypad
          typing={onAmount}
          confirmable={onAmount && amountFen > 0}
          onType={type}
          onErase={() => setAmountFen((fen) => Math.floor(fen / 10))}
          onClear={() => setAmountFen(0)}
          onConfirm={() => flow.show({ name: "method", amountFen })}
        />
      }
    >
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
