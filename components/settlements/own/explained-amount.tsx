"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import { STATEMENT_WORDS } from "#server/domain/settlements/statement-words.ts";
import type { ExplainedPosting, ExplainInput } from "#server/domain/settlements/statements.ts";

interface ExplainedAmountProps {
  title: string;
  question: ExplainInput;
  /** Whose amount of each posting is asked about; all of it unless a part is. */
  amountOf?: (posting: ExplainedPosting) => number;
  onClose: () => void;
}

/** The entries that make a figure, to the fen; each leads to the payment that it comes from. */
export function ExplainedAmount({ title, question, amountOf, onClose }: ExplainedAmountProps) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const explained = useQuery(trpc.settlements.explain.queryOptions(question));
  const of = amountOf ?? (({ netFen, paidOutFen }: ExplainedPosting) => netFen + paidOutFen);
  return (
    <Dialog open onOpenChange={onClose} title={title} description={t("explainText")}>
      <QueryView query={explained}>
        {({ postings, more }) => (
          <>
            <ul className="border-t border-line">
              {postings
                .filter((posting) => of(posting) !== 0)
                .map((posting) => (
                  <li key={posting.postingId} className="border-b border-line">
                    <Line posting={posting} fen={of(posting)} />
                  </li>
                ))}
            </ul>
            <p className="flex justify-between gap-4 py-3 font-semibold">
              <span>{t("sum")}</span>
              <Money fen={postings.reduce((sum, posting) => sum + of(posting), 0)} />
            </p>
            {more && <p className="text-sm text-ink-soft">{t("more")}</p>}
          </>
        )}
      </QueryView>
    </Dialog>
  );
}

function Line({ posting, fen }: { posting: ExplainedPosting; fen: number }) {
  const { kinds } = STATEMENT_WORDS[useLocale() === "en" ? "en" : "zh-CN"];
  const { kind, orderNumber, paymentId, effectiveAt } = posting;
  const inside = (
    <>
      <span className="min-w-0 flex-1">
        {kinds[kind]}
        <span className="figures block truncate text-xs text-ink-soft">
          {shanghaiTime(new Date(effectiveAt)).slice(5, 16)} {orderNumber}
        </span>
      </span>
      <Money fen={fen} className="shrink-0" />
    </>
  );
  const look = "flex min-h-12 items-center gap-3 py-1";
  if (paymentId === null) return <div className={look}>{inside}</div>;
  return (
    <Link href={`/merchant/payments/${paymentId}`} className={`${look} hover:bg-sunken`}>
      {inside}
    </Link>
  );
}
