"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RepaymentPlan } from "#components/contracts/repayment-plan.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { QuoteSeal } from "#components/quotes/quote-seal.tsx";
import { PaidOutWith } from "#components/settlements/paid-out-with.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import { VoucherPaper } from "#components/virtual-terminal/device/paper/voucher-paper.tsx";
import { useCardWords, useFailureWords } from "#components/virtual-terminal/use-payment-words.ts";
import type { PaymentDetail, RefundView } from "#server/domain/payments/views.ts";
import { GivenBack } from "./given-back.tsx";
import { PaymentStatusBadge } from "./payment-status-badge.tsx";
import { Recomputed } from "./recomputed.tsx";

interface PaymentFileViewProps {
  paymentId: string;
  /** Where settlements are in the reader's room; without it nothing is said of them. */
  settlements?: (payment: PaymentDetail) => string | undefined;
  /** What the reader's room may do with it. */
  actions?: (payment: PaymentDetail) => ReactNode;
  /** What it may do with one of its refunds. */
  refundActions?: (refund: RefundView) => ReactNode;
}

/** One payment: what was paid, what it cost, what the payer still owes, and the voucher. */
export function PaymentFileView({ paymentId, settlements, actions, refundActions }: PaymentFileViewProps) {
  const trpc = useTRPC();
  const payment = useQuery(trpc.payments.get.queryOptions({ paymentId }, { refetchInterval: 15_000 }));
  return (
    <QueryView query={payment}>
      {(data) => (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[1fr_20rem]">
          <div className="grid min-w-0 grid-cols-1 gap-4">
            <Summary payment={data} settlements={settlements?.(data)} actions={actions?.(data)} />
            {data.contract !== null && data.quote !== null && (
              <RepaymentPlan contract={data.contract} quote={data.quote} />
            )}
            <GivenBack payment={data} actions={refundActions} />
          </div>
          <VoucherSide payment={data} />
        </div>
      )}
    </QueryView>
  );
}

interface SummaryProps {
  payment: PaymentDetail;
  settlements: string | undefined;
  actions: ReactNode;
}

function Summary({ payment, settlements, actions }: SummaryProps) {
  const t = useTranslations("merchant.payments");
  const words = useTranslations("words");
  const cardWords = useCardWords();
  const failureWords = useFailureWords();
  const { failureReason: reason, card } = payment;
  // Its own posting comes first; those of its refunds follow.
  const [posting] = payment.ledger;
  return (
    <Panel title={t("money")} actions={<PaymentStatusBadge payment={payment} />}>
      {reason !== null && (
        <Alert tone="warn" className="mb-3">
          {failureWords(payment) ?? reason}
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: t("amount"), value: <Money fen={payment.amountFen} className="text-lg font-semibold" /> },
          ...(payment.method === "huabei"
            ? [{ term: t("sellerFee"), value: <Money fen={payment.sellerFeeFen} /> }]
            : []),
          { term: t("acquiringFee"), value: <Money fen={payment.acquiringFeeFen} /> },
          ...(payment.refundedFen > 0
            ? [{ term: t("refunded"), value: <Money fen={payment.refundedFen} /> }]
            : []),
          { term: t("net"), value: <Money fen={payment.netFen} className="font-semibold" /> },
          ...(settlements === undefined || posting === undefined
            ? []
            : [
                {
                  term: t("settlement"),
                  value: <PaidOutWith postingId={posting.postingId} base={settlements} />,
                },
              ]),
          { term: t("method"), value: words(`method.${payment.method}`) },
          ...(card === null ? [] : [{ term: t("card"), value: cardWords(card) }]),
          { term: t("order"), value: <CopyableId value={payment.orderNumber} /> },
          { term: t("terminal"), value: payment.terminalNumber },
          { term: t("operator"), value: payment.operator ?? "–" },
          { term: t("createdAt"), value: <AbsoluteDate at={payment.createdAt} /> },
          { term: t("paidAt"), value: <AbsoluteDate at={payment.paidAt} /> },
          { term: t("receipt"), value: <AbsoluteDate at={payment.receiptConfirmedAt} /> },
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-3">{actions}</div>
    </Panel>
  );
}

function VoucherSide({ payment }: { payment: PaymentDetail }) {
  const t = useTranslations("merchant.payments");
  const locale = useLocale();
  const { voucher } = payment;
  if (voucher === null) return null;
  return (
    <div className="mx-auto grid w-full max-w-80 gap-3">
      <div className="printed rounded-md border border-line">
        <VoucherPaper voucher={voucher} />
        {voucher.signedAt !== null && (
          // biome-ignore lint/performance/noImgElement: an authorised download, never optimised or cached
          <img
            src={`/api/payments/${payment.id}/signature`}
            alt={t("signature")}
            className="w-full bg-paper-roll px-4 pb-4"
          />
        )}
      </div>
      <Button asChild variant="secondary">
        <a href={`/api/payments/${payment.id}/voucher?copy=merchant&locale=${locale}`} download>
          <Download aria-hidden className="size-4" />
          {t("voucherPdf")}
        </a>
      </Button>
      {payment.quote !== null && (
        <>
          <QuoteSeal quote={payment.quote} printedHash={voucher.instalments?.quoteHash} />
          <Recomputed paymentId={payment.id} />
        </>
      )}
    </div>
  );
}
