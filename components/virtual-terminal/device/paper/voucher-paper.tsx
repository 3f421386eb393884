"use client";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Barcode } from "#components/ui/barcode.tsx";
import { type PaperBlock, voucherPaper } from "#server/domain/payments/vouchers/paper.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import { VOUCHER_WORDS, type VoucherLocale } from "#server/domain/payments/vouchers/words.ts";

interface VoucherPaperProps {
  voucher: VoucherView;
  /** The payer's language; the reader's, where nobody says. */
  locale?: VoucherLocale;
}

/** A voucher (签购单) as it comes off the roll: the same slip that printers and PDFs show. */
export function VoucherPaper({ voucher, locale }: VoucherPaperProps) {
  const own = useLocale() as VoucherLocale;
  const language = locale ?? own;
  const { title, refundTitle } = VOUCHER_WORDS[language];
  return (
    <article
      lang={language}
      aria-label={voucher.refund === null ? title : refundTitle}
      className="printed bg-paper-roll px-4 pt-4 pb-8 font-mono text-xs leading-5 text-paper-ink"
    >
      {voucherPaper(voucher, language).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slip is printed once, its lines never change places
        <Block key={place} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case "title":
      return <h3 className="text-center text-sm">{block.text}</h3>;
    case "centred":
      return <p className="text-center break-all">{block.text}</p>;
    case "mark":
      return <p className="text-center font-bold">{block.text}</p>;
    case "wrapped":
      return <p className="break-all">{block.text}</p>;
    case "pair":
      return <Line term={block.term}>{block.value}</Line>;
    case "total":
      return (
        <Line term={block.term}>
          <strong className="text-base">{block.value}</strong>
        </Line>
      );
    case "rule":
      return <hr className="my-2 border-t border-dashed border-paper-ink" />;
    case "space":
      return <div style={{ height: `${block.lines}lh` }} />;
    case "code":
      return <Barcode kind="qrcode" text={block.text} label={block.text} className="mx-auto my-2 size-24" />;
  }
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <p className="flex justify-between gap-3">
      <span className="shrink-0">{term}</span>
      <span className="text-end break-all">{children}</span>
    </p>
  );
}
