"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeviceBody } from "./device/device-body.tsx";
import { PaperRoll } from "./device/paper/paper-roll.tsx";
import type { TerminalSnapshot } from "./device/snapshot.ts";
import type { TerminalRuntime } from "./device/terminal-runtime.ts";
import { usePaymentFlow } from "./screens/flow/use-payment-flow.ts";
import { useSounds } from "./screens/flow/use-sounds.ts";
import { useTyping } from "./screens/flow/use-typing.ts";
import { MessageNotice } from "./screens/message-notice.tsx";
import { PaymentScreen } from "./screens/payment-screen.tsx";

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
  const typing = useTyping({ screen, show, amountFen, setAmountFen });
  useSounds(screen.name, snapshot.memory?.muted === true);
  const printed = "voucher" in screen ? screen.voucher : undefined;
  const leave = () => {
    setAmountFen(0);
    flow.startAnew();
  };
  return (
    <DeviceBody
      label={t("title")}
      snapshot={snapshot}
      paper={
        printed !== undefined && (
          <PaperRoll
            key={printed.refund?.refundId ?? printed.paymentId}
            voucher={printed}
            quote={"payment" in screen ? screen.payment.quote : undefined}
            runtime={runtime}
          />
        )
      }
      typing={typing}
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
