"use client";

import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { PagedItems } from "#components/query/paged-items.ts";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate, useInstantText } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { useCardWords } from "#components/virtual-terminal/use-payment-words.ts";
import { signedDecimalYuan } from "#server/domain/money/yuan.ts";
import type { listPaymentsInput } from "#server/domain/payments/inputs.ts";
import type { PaymentSummary } from "#server/domain/payments/views.ts";
import { PaymentDays } from "./payment-days.tsx";
import { PaymentStatusBadge, usePaymentWord } from "./payment-status-badge.tsx";

export type NarrowedPayments = Pick<
  z.input<typeof listPaymentsInput>,
  "method" | "status" | "refunded" | "day"
>;

interface PaymentListProps {
  merchantId?: string;
  terminalId?: string;
  search?: string;
  /** What else the list is narrowed to. */
  narrowed?: NarrowedPayments;
  /** Only those about which the gateway has no answer. */
  inDoubt?: boolean;
  /** Only those with a refund that waits for a second person. */
  toDecide?: boolean;
  /** Where a payment's page is in this room. */
  base: string;
  /** On a phone a line each below the sum of their day, as a shopkeeper reads them. */
  byDay?: boolean;
  /** Whether the sum of each day is the reader's to see. */
  sumsOfDays?: boolean;
}

/** Payments with what each cost and what was left of it. */
export function PaymentList({
  merchantId,
  terminalId,
  search = "",
  narrowed = {},
  inDoubt = false,
  toDecide = false,
  base,
  byDay = false,
  sumsOfDays = true,
}: PaymentListProps) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = {
    ...(merchantId !== undefined && { merchantId }),
    ...(terminalId !== undefined && { terminalId }),
    ...(search !== "" && { search }),
    ...narrowed,
    ...(inDoubt && { inDoubt }),
    ...(toDecide && { toDecide }),
  };
  const isNarrowed = search !== "" || inDoubt || toDecide || Object.keys(narrowed).length > 0;
  const payments = usePages({
    list: trpc.payments.list,
    from: client.payments.list,
    input,
    refetchInterval: 15_000,
  });
  return (
    <PagedView
      query={payments}
      empty={
        <EmptyState icon={ReceiptText} title={t(isNarrowed ? "nothingFound" : "empty")}>
          {t(isNarrowed ? "nothingFoundText" : "emptyText")}
        </EmptyState>
      }
    >
      {(items, loadAll) => (
        <>
          <div className={byDay ? "max-sm:hidden" : undefined}>
            <PaymentTable
              items={items}
              loadAll={loadAll}
              base={base}
              ofMany={merchantId === undefined && terminalId === undefined}
            />
          </div>
          {byDay && merchantId !== undefined && (
            <Panel className="sm:hidden">
              <PaymentDays items={items} merchantId={merchantId} base={base} sums={sumsOfDays} />
            </Panel>
          )}
        </>
      )}
    </PagedView>
  );
}

interface PaymentTableProps extends PagedItems<PaymentSummary> {
  base: string;
  /** Of many merchants, whose names then stand in a column. */
  ofMany: boolean;
}

function PaymentTable({ items, loadAll, base, ofMany }: PaymentTableProps) {
  const t = useTranslations("merchant.payments");
  const words = useTranslations("words");
  const wordOf = usePaymentWord();
  const instantText = useInstantText();
  const cardWords = useCardWords();
  /** What was paid with, and on a line of its own which card it was, or who bears the fee of instalments. */
  const methodOf = ({ method, term, bearer, card }: PaymentSummary): string[] =>
    term === null || bearer === null
      ? [words(`method.${method}`), ...(card === null ? [] : [cardWords(card)])]
      : [`${words(`method.${method}`)} · ${words("terms", { term })}`, words(`bearerShort.${bearer}`)];
  const merchant: Column<PaymentSummary> = {
    id: "merchant",
    header: t("merchant"),
    cell: (payment) => <span className="block sm:min-w-32">{payment.merchantName}</span>,
    text: (payment) => payment.merchantName,
  };
  const columns: Column<PaymentSummary>[] = [
    {
      id: "order",
      header: t("order"),
      cell: (payment) => <span className="figures">{payment.orderNumber}</span>,
      text: (payment) => payment.orderNumber,
    },
    ...(ofMany ? [merchant] : []),
    { id: "at", header: t("at"), text: (payment) => instantText(payment.createdAt) },
    {
      id: "status",
      header: t("status"),
      cell: (payment) => (
        <>
          <span className="inline-flex flex-wrap gap-1">
            <PaymentStatusBadge payment={payment} />
            {payment.gatewayFault !== null && <Badge tone="danger">{t("inDoubt")}</Badge>}
          </span>
          <span className="block text-sm text-ink-soft">
            <RelativeDate at={payment.createdAt} />
          </span>
        </>
      ),
      text: wordOf,
    },
    {
      id: "method",
      header: t("method"),
      cell: (payment) => {
        const [paidWith, bearer] = methodOf(payment);
        return (
          <span className="block sm:min-w-36">
            {paidWith}
            {bearer !== undefined && <span className="block text-sm text-ink-soft">{bearer}</span>}
          </span>
        );
      },
      text: (payment) => methodOf(payment).join(" · "),
    },
    moneyColumn("amount", t("amount"), ({ amountFen }) => amountFen),
    { id: "taken", header: t("taken"), text: ({ takenFen }) => signedDecimalYuan(takenFen) },
    moneyColumn("fees", t("fees"), ({ feesFen }) => feesFen),
    moneyColumn("refunded", t("refunded"), ({ refundedFen }) => refundedFen),
    moneyColumn("net", t("net"), ({ netFen }) => netFen),
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(payment) => payment.id}
      columns={columns}
      hrefOf={(payment) => `${base}/${payment.id}`}
      csvName="payments"
      close
    />
  );
}

/** Money of a payment; what is nothing is a dash, so that what is left stands out. */
function moneyColumn(
  id: string,
  header: string,
  fenOf: (payment: PaymentSummary) => number,
): Column<PaymentSummary> {
  return {
    id,
    header,
    numeric: true,
    cell: (payment) =>
      fenOf(payment) === 0 ? <span className="text-ink-soft">–</span> : <Money fen={fenOf(payment)} />,
    text: (payment) => signedDecimalYuan(fenOf(payment)),
  };
}
