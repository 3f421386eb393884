"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { QuoteSeal } from "#components/quotes/quote-seal.tsx";
import type { VoucherCopy, VoucherView } from "#server/domain/payments/voucher.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { TerminalRuntime } from "./terminal-runtime.ts";
import { VoucherPaper } from "./voucher-paper.tsx";

interface PaperRollProps {
  voucher: VoucherView;
  /** The signed quote that the payment went by. */
  quote: Quote | undefined;
  runtime: TerminalRuntime;
}

const COPIES = ["merchant", "payer"] as const satisfies readonly VoucherCopy[];

/** What the printer put out: the merchant's copy first, the payer's on demand. */
export function PaperRoll({ voucher, quote, runtime }: PaperRollProps) {
  const t = useTranslations("terminal.voucher");
  const [shown, setShown] = useState(voucher);
  const print = async (copy: VoucherCopy) => {
    const fresh = await runtime
      .use((token) => runtime.link.voucher(token, voucher.paymentId, copy))
      .catch(() => null);
    if (fresh !== null) setShown(fresh);
  };
  return (
    <div className="enter mx-auto -mb-4 w-4/5">
      <fieldset className="mb-2 flex gap-2">
        <legend className="sr-only">{t("copies")}</legend>
        {COPIES.map((copy) => (
          <button
            key={copy}
            type="button"
            aria-pressed={shown.copy === copy}
            onClick={() => void print(copy)}
            className="min-h-11 flex-1 rounded-md border border-edge px-2 text-sm hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent-strong sm:min-h-8"
          >
            {t(`copy.${copy}`)}
          </button>
        ))}
      </fieldset>
      {quote !== undefined && (
        <div className="mb-2">
          <QuoteSeal quote={quote} printedHash={voucher.instalments?.quoteHash} />
        </div>
      )}
      <VoucherPaper voucher={{ ...shown, signedAt: voucher.signedAt ?? shown.signedAt }} />
    </div>
  );
}
