import { useEffect } from "react";
import { printFirst } from "#components/virtual-terminal/device/paper/print-slip.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { Screen } from "./payment-screens.ts";

const AGAIN_MS = 3000;

interface Printing {
  screen: Screen;
  show: (screen: Screen) => void;
  /** Without paper nothing is printed, and nothing counts as printed. */
  hasPaper: boolean;
}

/** Prints the merchant's copy of the voucher once the payment has succeeded, as soon as there is paper for it. */
export function usePrinting(runtime: TerminalRuntime, { screen, show, hasPaper }: Printing): void {
  useEffect(() => {
    if (screen.name !== "printing" || !hasPaper) return;
    const { payment } = screen;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const print = async () => {
      try {
        const { voucher } = await printFirst(runtime, { paymentId: payment.paymentId, copy: "merchant" });
        if (!gone) show({ name: voucher.signedAt === null ? "signing" : "finished", payment, voucher });
      } catch {
        if (!gone) timer = setTimeout(print, AGAIN_MS);
      }
    };
    void print();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [runtime, screen, show, hasPaper]);
}
