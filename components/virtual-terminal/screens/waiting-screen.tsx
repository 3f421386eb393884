"use client";

import { useTranslations } from "next-intl";
import { toDataURL } from "qrcode";
import { useEffect, useState } from "react";
import { QuoteSeal } from "#components/quotes/quote-seal.tsx";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { payerPaysFen } from "#server/domain/payments/payer-pays.ts";
import { Glass } from "./parts/glass.tsx";

interface WaitingScreenProps {
  payment: TerminalPayment;
  onCancel: () => Promise<void>;
}

/** The QR code for the payer's phone, and until when it is good. */
export function WaitingScreen({ payment, onCancel }: WaitingScreenProps) {
  const t = useTranslations("terminal.waiting");
  const [image, setImage] = useState<string | null>(null);
  const [canceling, setCanceling] = useState(false);
  const seconds = useSecondsUntil(payment.expiresAt);
  const url = payment.qr?.url;
  useEffect(() => {
    if (url !== undefined) void toDataURL(url, { margin: 2, width: 400 }).then(setImage);
  }, [url]);
  return (
    <Glass
      className="items-center gap-2 text-center"
      foot={
        <Button
          variant="secondary"
          busy={canceling}
          onClick={async () => {
            setCanceling(true);
            await onCancel();
            setCanceling(false);
          }}
          {...pressedBy("back")}
        >
          {t("cancel")}
        </Button>
      }
    >
      <h2 className="text-base">{t("title")}</h2>
      <Money
        fen={payerPaysFen({ amountFen: payment.amountFen, plan: payment.quote })}
        className="text-3xl font-semibold"
      />
      {image !== null && (
        // biome-ignore lint/performance/noImgElement: made on this device, nothing to optimise
        <img src={image} alt={t("qr")} className="size-44 rounded-md" />
      )}
      {url !== undefined && (
        <a href={url} target="_blank" rel="noreferrer" className="text-sm text-accent-strong underline">
          {t("open")}
        </a>
      )}
      <p role="status" className="text-sm text-ink-soft">
        {t("waiting")}
      </p>
      <p className="figures text-xs text-ink-soft">
        {t("until", { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") })}
        <br />
        {t("order", { number: payment.orderNumber })}
      </p>
      {payment.quote !== undefined && (
        <div className="w-full text-start">
          <QuoteSeal quote={payment.quote} />
        </div>
      )}
    </Glass>
  );
}

function useSecondsUntil(instant: string): number {
  const secondsLeft = () => Math.max(0, Math.round((Date.parse(instant) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(Math.max(0, Math.round((Date.parse(instant) - Date.now()) / 1000)));
    }, 1000);
    return () => clearInterval(timer);
  }, [instant]);
  return seconds;
}
