import { useCallback, useEffect, useState } from "react";
import { placeOf } from "#components/virtual-terminal/device/faults.ts";
import { asLinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { printAgain } from "#components/virtual-terminal/device/paper/print-slip.ts";
import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { PaymentMethod } from "#server/domain/rates/methods.ts";
import { hashOf } from "./offers.ts";
import { type Order, type Screen, screenFor } from "./payment-screens.ts";
import { type PresentedCard, useReading } from "./presented-card.ts";
import { usePaymentWatch } from "./use-payment-watch.ts";
import { usePrinting } from "./use-printing.ts";
import { useRefunding } from "./use-refunding.ts";

const RESEND_MS = 3000;

export interface PaymentFlow {
  screen: Screen;
  show: (screen: Screen) => void;
  payPlainly: (amountFen: number, method: Exclude<PaymentMethod, "huabei">) => void;
  /** The same card's PIN once more, where the last one was wrong and may be tried again. */
  pinAgain: (payment: TerminalPayment) => (() => void) | undefined;
  payByPlan: (quote: QuoteTerms) => Promise<void>;
  cancelPayment: () => Promise<void>;
  sign: (png: Blob) => Promise<void>;
  /** Prints the voucher of one that was taken before once more. */
  reprint: (payment: TerminalPayment) => Promise<void>;
  startAnew: () => void;
}

/** One order at the counter, from the amount to the signed voucher, over the device protocol. */
export function usePaymentFlow(runtime: TerminalRuntime, snapshot: TerminalSnapshot): PaymentFlow {
  const [screen, show] = useState<Screen>(() => resume(snapshot));
  const [atReader, setAtReader] = useState<PresentedCard | null>(null);

  const place = useCallback(
    (sold: Omit<CreatePaymentInput, "configVersion">) => {
      const request = { ...sold, configVersion: runtime.getSnapshot().config?.version ?? 1 };
      const order: Order = {
        idempotencyKey: crypto.randomUUID(),
        request: { ...request, ...placeOf(runtime.getSnapshot().faults) },
      };
      show({ name: "sending", order, lost: false });
    },
    [runtime],
  );

  const placeCard = useCallback(
    (sold: Parameters<typeof place>[0], presented: PresentedCard) => {
      setAtReader(presented);
      place(sold);
    },
    [place],
  );

  useReading(screen, placeCard);
  useSending(runtime, screen, show);
  usePaymentWatch(runtime, screen, show);
  usePrinting(runtime, { screen, show, hasPaper: !snapshot.faults.paperOut });
  useRefunding(runtime, screen, show);

  const startAnew = () => {
    void runtime.remember({ openOrder: null });
    show({ name: "amount" });
  };
  return {
    screen,
    show,
    startAnew,
    reprint: async ({ paymentId }) => {
      if (snapshot.faults.paperOut) return;
      const print = await printAgain(runtime, { paymentId, copy: "merchant" }).catch(() => null);
      if (print !== null) show({ name: "payment", paymentId, voucher: print.voucher });
    },
    payPlainly: (amountFen, method) => place({ amountFen, method }),
    pinAgain: ({ failureReason, amountFen }) => {
      if (failureReason !== "pin_wrong" || atReader === null) return undefined;
      const presented = { ...atReader, wrongPins: atReader.wrongPins + 1 };
      return () => show({ name: "pin", amountFen, presented, pin: "" });
    },
    payByPlan: async (quote) =>
      place({
        amountFen: quote.amountFen,
        method: "huabei",
        plan: { term: quote.term, bearer: quote.bearer },
        quoteHash: await hashOf(quote),
      }),
    cancelPayment: async () => {
      if (screen.name !== "waiting") return;
      const { paymentId } = screen.payment;
      // The payer may have paid meanwhile; what the portal answers is what happened.
      const payment = await runtime.use((token) => runtime.link.cancel(token, paymentId)).catch(() => null);
      if (payment !== null) show(screenFor(payment));
    },
    sign: async (png) => {
      if (screen.name !== "signing") return;
      const { payment, voucher } = screen;
      await runtime.use((token) => runtime.link.sign(token, payment.paymentId, png));
      await runtime.remember({ openOrder: null });
      show({ name: "finished", payment, voucher: { ...voucher, signedAt: runtime.now().toISOString() } });
    },
  };
}

/** After a restart the open order goes on where it was: the same key returns the same payment. */
function resume(snapshot: TerminalSnapshot): Screen {
  const open = snapshot.memory?.openOrder ?? null;
  return open === null ? { name: "amount" } : { name: "sending", order: open, lost: false };
}

/** Sends the order until there is an answer. A lost one is sent again with the same key, which is always safe. */
function useSending(runtime: TerminalRuntime, screen: Screen, show: (screen: Screen) => void): void {
  useEffect(() => {
    if (screen.name !== "sending") return;
    const { order } = screen;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async () => {
      try {
        await runtime.remember({ openOrder: { ...order, paymentId: null } });
        const payment = await runtime.use((token) =>
          runtime.link.createPayment(token, order.idempotencyKey, order.request),
        );
        await runtime.remember({ openOrder: { ...order, paymentId: payment.paymentId } });
        if (!gone) show(screenFor(payment));
      } catch (error) {
        if (gone) return;
        const fault = asLinkFault(error);
        if (fault.passing) {
          timer = setTimeout(() => show({ name: "sending", order, lost: true }), RESEND_MS);
          return;
        }
        await runtime.remember({ openOrder: null });
        const { amountFen } = order.request;
        if (fault.code !== "quote_changed") return show({ name: "fault", fault, amountFen });
        await runtime.configuration.refresh().catch(() => {});
        show({ name: "bearer", amountFen, changed: true });
      }
    };
    void send();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [runtime, screen, show]);
}
