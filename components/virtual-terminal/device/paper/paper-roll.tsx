"use client";

import { ChevronDown, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { QuoteSeal } from "#components/quotes/quote-seal.tsx";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/class-names.ts";
import type { VoucherCopy, VoucherPrint, VoucherView } from "#server/domain/payments/vouchers/views.ts";
import { VOUCHER_WORDS, type VoucherLocale } from "#server/domain/payments/vouchers/words.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { pressedBy } from "../keys/glass-keys.ts";
import type { TerminalRuntime } from "../terminal-runtime.ts";
import { printAgain, printFirst } from "./print-slip.ts";
import { VoucherPaper } from "./voucher-paper.tsx";

interface PaperRollProps {
  voucher: VoucherView;
  /** The signed quote that the payment went by. */
  quote: Quote | undefined;
  runtime: TerminalRuntime;
}

/** The payer may read another language than whoever takes the payment. */
const otherThan = (locale: VoucherLocale): VoucherLocale => (locale === "en" ? "zh-CN" : "en");

const COPIES = ["merchant", "payer"] as const satisfies readonly VoucherCopy[];
const PLACE =
  "absolute inset-x-6 top-4 z-10 flex flex-col lg:inset-x-auto lg:top-0 lg:left-full lg:ms-8 lg:max-h-full lg:w-80";

/**
 * What the printer put out: the merchant's copy first, the payer's on demand. It lies beside the device, and on a
 * narrow screen over its glass until it is folded away; it never moves the device.
 */
export function PaperRoll({ voucher, quote, runtime }: PaperRollProps) {
  const t = useTranslations("terminal.voucher");
  const [locale, setLocale] = useState(useLocale() as VoucherLocale);
  const [shown, setShown] = useState(voucher);
  const [folded, setFolded] = useState(false);
  const take = async (printing: Promise<VoucherPrint>) => {
    const print = await printing.catch(() => null);
    if (print !== null) setShown(print.voucher);
  };
  const refundId = voucher.refund?.refundId;
  const orderOf = (copy: VoucherCopy) => ({
    ...{ paymentId: voucher.paymentId, copy, locale },
    ...(refundId !== undefined && { refundId }),
  });
  const again = async () => {
    await take(printAgain(runtime, orderOf(shown.copy)));
    window.print();
  };
  return (
    <div data-paper className={cx("feed", PLACE, !folded && "bottom-[13.75rem] lg:bottom-auto")}>
      {folded && (
        <Button variant="secondary" size="small" className="lg:hidden" onClick={() => setFolded(false)}>
          <ChevronDown aria-hidden className="size-4" />
          {t("unfold")}
        </Button>
      )}
      <div
        className={cx(
          "flex min-h-0 flex-1 flex-col rounded-md bg-paper-roll shadow-raised lg:flex-initial",
          folded && "max-lg:hidden",
        )}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <div tabIndex={0} className="min-h-0 overflow-y-auto">
          <VoucherPaper
            voucher={{ ...shown, signedAt: voucher.signedAt ?? shown.signedAt }}
            locale={locale}
          />
        </div>
        <div className="flex flex-wrap gap-1.5 rounded-b-md border-t border-line bg-surface p-2 text-ink">
          <fieldset className="flex flex-1 gap-1.5">
            <legend className="sr-only">{t("copies")}</legend>
            {COPIES.map((copy) => (
              <button
                key={copy}
                type="button"
                aria-pressed={shown.copy === copy}
                onClick={() => void take(printFirst(runtime, orderOf(copy)))}
                className="min-h-11 flex-1 rounded-md border border-edge px-1 text-xs whitespace-nowrap hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent-strong sm:min-h-8"
              >
                {VOUCHER_WORDS[locale].copy[copy]}
              </button>
            ))}
          </fieldset>
          <Button
            variant="secondary"
            size="small"
            aria-label={t("otherLanguage")}
            onClick={() => setLocale(otherThan(locale))}
          >
            {t("otherLanguageShort")}
          </Button>
          <Button variant="secondary" size="small" aria-label={t("print")} onClick={() => void again()}>
            <Printer aria-hidden className="size-4" />
          </Button>
          <Button className="w-full lg:hidden" onClick={() => setFolded(true)} {...pressedBy("confirm")}>
            {t("fold")}
          </Button>
        </div>
      </div>
      {quote !== undefined && (
        <div className="mt-2 max-lg:hidden">
          <QuoteSeal quote={quote} printedHash={voucher.instalments?.quoteHash} />
        </div>
      )}
    </div>
  );
}
