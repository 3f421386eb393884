"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { type QuoteVerdict, verifyQuote } from "#server/domain/quotes/verify-quote.ts";
import { usePublishedKeys } from "./use-published-keys.ts";

const LOOKS = {
  verified: { icon: ShieldCheck, classes: "text-accent-strong" },
  altered: { icon: ShieldAlert, classes: "text-danger" },
  not_signed: { icon: ShieldAlert, classes: "text-danger" },
  unable: { icon: ShieldQuestionMark, classes: "text-ink-soft" },
  checking: { icon: ShieldQuestionMark, classes: "text-ink-soft" },
} as const;

interface QuoteSealProps {
  quote: Quote;
  /** The hash on the voucher that is said to be this quote's. */
  printedHash?: string | undefined;
}

/** What this browser found when it hashed the quote and checked the platform's signature itself. */
export function QuoteSeal({ quote, printedHash = quote.hash }: QuoteSealProps) {
  const t = useTranslations("fees.seal");
  const verdict = useVerdict(quote, printedHash);
  const outcome = verdict?.outcome ?? "checking";
  const { icon: Icon, classes } = LOOKS[outcome];
  return (
    <details className="rounded-lg border border-line bg-surface text-sm text-ink">
      <summary className="flex min-h-11 flex-wrap items-center gap-x-2 px-3 py-2">
        <Icon aria-hidden className={cx("size-5 shrink-0", classes)} />
        <span role="status" className={cx("font-medium", classes)}>
          {t(outcome)}
        </span>
        <span className="ms-auto font-mono text-xs text-ink-soft">{quote.hash.slice(0, 8)}…</span>
      </summary>
      <div className="border-t border-line px-3 py-2">
        <p className="text-ink-soft">{t(`${outcome}Text`)}</p>
        <DescriptionList
          dense
          items={[
            { term: t("hash"), value: <CopyableId value={quote.hash} shorten /> },
            { term: t("signature"), value: <CopyableId value={quote.signature} shorten /> },
            {
              term: t("key"),
              value: verdict?.outcome === "verified" ? <CopyableId value={verdict.kid} shorten /> : "–",
            },
          ]}
        />
        <Link href="/docs/verify" className="inline-flex min-h-11 items-center text-accent-strong underline">
          {t("how")}
        </Link>
      </div>
    </details>
  );
}

function useVerdict(quote: Quote, printedHash: string): QuoteVerdict | undefined {
  const keys = usePublishedKeys();
  const published = keys.data;
  const { data } = useQuery({
    queryKey: ["quote-verdict", quote, published],
    queryFn: published === undefined ? skipToken : () => verifyQuote(quote, published),
    staleTime: "static",
  });
  if (printedHash !== quote.hash) return { outcome: "altered" };
  return keys.isError ? { outcome: "unable" } : data;
}
