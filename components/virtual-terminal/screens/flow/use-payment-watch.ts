import { useEffect } from "react";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { type Screen, screenFor } from "./payment-screens.ts";

const HOLD_SECONDS = 25;
const PAUSE_MS = 2000;

/**
 * Waits for the payer by long poll; an MQTT message is only a hint to ask at once. What counts is the portal's
 * answer, so a lost message costs a few seconds and nothing else.
 */
export function usePaymentWatch(
  runtime: TerminalRuntime,
  screen: Screen,
  show: (screen: Screen) => void,
): void {
  const paymentId = screen.name === "waiting" ? screen.payment.paymentId : null;
  useEffect(() => {
    if (paymentId === null) return;
    const stop = new AbortController();
    let poll = new AbortController();
    const onHint = () => poll.abort();
    runtime.paymentHints.addEventListener("hint", onHint);
    const watch = async () => {
      let hold = HOLD_SECONDS;
      while (!stop.signal.aborted) {
        poll = new AbortController();
        const signal = AbortSignal.any([stop.signal, poll.signal]);
        try {
          const payment = await runtime.use((token) => runtime.link.payment(token, paymentId, hold, signal));
          if (stop.signal.aborted) return;
          hold = HOLD_SECONDS;
          const next = screenFor(payment);
          if (next.name !== "waiting") return show(next);
        } catch {
          if (poll.signal.aborted) hold = 0;
          else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    };
    void watch();
    return () => {
      stop.abort();
      runtime.paymentHints.removeEventListener("hint", onHint);
    };
  }, [runtime, paymentId, show]);
}
