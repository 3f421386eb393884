import { useEffect } from "react";
import { asLinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { printFirst } from "#components/virtual-terminal/device/paper/print-slip.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { TerminalRefund } from "#server/domain/device-protocol/payments.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import type { Screen } from "./payment-screens.ts";

const RESEND_MS = 3000;

/** Sends a refund until there is an answer, under one key; prints its slip when the money is back. */
export function useRefunding(runtime: TerminalRuntime, screen: Screen, show: (screen: Screen) => void): void {
  useEffect(() => {
    if (screen.name !== "refunding") return;
    const { payment, idempotencyKey, order } = screen;
    const { paymentId } = payment;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async () => {
      try {
        const refund = await runtime.use((token) =>
          runtime.link.refund(token, idempotencyKey, { paymentId, ...order }),
        );
        const voucher = await slipOf(runtime, refund);
        if (!gone) show({ name: "refunded", refund, ...(voucher !== null && { voucher }) });
      } catch (error) {
        if (gone) return;
        const fault = asLinkFault(error);
        if (!fault.passing) return show({ name: "refundFault", payment, fault });
        timer = setTimeout(() => show({ ...screen, lost: true }), RESEND_MS);
      }
    };
    void send();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [runtime, screen, show]);
}

/** Null where there is none yet, or no paper for it: it can be printed again from the payment. */
async function slipOf(runtime: TerminalRuntime, refund: TerminalRefund): Promise<VoucherView | null> {
  const { paymentId, refundId, status } = refund;
  if (status !== "succeeded" || runtime.getSnapshot().faults.paperOut) return null;
  const print = await printFirst(runtime, { paymentId, refundId, copy: "payer" }).catch(() => null);
  return print?.voucher ?? null;
}
