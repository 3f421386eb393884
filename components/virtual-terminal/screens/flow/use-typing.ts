import { useMemo } from "react";
import type { DeviceKeys } from "#components/virtual-terminal/device/keys/use-physical-keys.ts";
import { TEST_PIN } from "#server/domain/payments/test-cards.ts";
import type { Screen } from "./payment-screens.ts";

const MAX_DIGITS = 10;

interface Typing {
  screen: Screen;
  show: (screen: Screen) => void;
  amountFen: number;
  setAmountFen: (change: (fen: number) => number) => void;
}

/** What the keys do where something is typed: an amount to take or to give back, or a PIN. Null on every other screen. */
export function useTyping({ screen, show, amountFen, setAmountFen }: Typing): DeviceKeys | null {
  return useMemo(() => {
    if (screen.name === "amount") {
      return {
        digit: (digits) => setAmountFen((fen) => withDigits(fen, digits)),
        erase: () => setAmountFen((fen) => Math.floor(fen / 10)),
        back: () => setAmountFen(() => 0),
        confirm: () => amountFen > 0 && show({ name: "method", amountFen }),
        menu: () => show({ name: "menu" }),
      };
    }
    if (screen.name === "pin") return pinKeys(screen, show);
    if (screen.name !== "refund") return null;
    const { payment, amountFen: typed } = screen;
    return {
      digit: (digits) => show({ ...screen, amountFen: withDigits(typed, digits) }),
      erase: () => show({ ...screen, amountFen: Math.floor(typed / 10) }),
      back: () => show({ name: "payment", paymentId: payment.paymentId }),
      confirm: () => {
        if (typed > 0 && typed <= payment.refundableFen)
          show({ name: "refundReason", payment, amountFen: typed });
      },
      menu: () => show({ name: "menu" }),
    };
  }, [screen, show, amountFen, setAmountFen]);
}

/** A PIN takes no more digits than it has; red gives the card back. */
function pinKeys(screen: Extract<Screen, { name: "pin" }>, show: Typing["show"]): DeviceKeys {
  const { amountFen, presented, pin } = screen;
  return {
    digit: (digits) => show({ ...screen, pin: `${pin}${digits}`.slice(0, TEST_PIN.length) }),
    erase: () => show({ ...screen, pin: pin.slice(0, -1) }),
    back: () => show({ name: "method", amountFen }),
    confirm: () => {
      if (pin.length === TEST_PIN.length) show({ name: "reading", amountFen, presented, pin });
    },
    menu: () => {},
  };
}

function withDigits(fen: number, digits: string): number {
  const next = `${fen === 0 ? "" : fen}${digits}`;
  return next.length > MAX_DIGITS ? fen : Number(next);
}
