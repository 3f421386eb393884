"use client";

import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { PaymentSummary } from "#server/domain/payments/views.ts";
import { PaymentStatusBadge } from "./payment-status-badge.tsx";

interface PaymentListProps {
  merchantId?: string;
  /** Where a payment's page is in this room. */
  base: string;
}

/** Payments with what each cost and what was left of it. */
export function PaymentList({ merchantId, base }: PaymentListProps) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = merchantId === undefined ? {} : { merchantId };
  const payments = usePages({
    queryKey: [...trpc.payments.list.pathKey(), input],
    fetchPage: (cursor) => client.payments.list.query({ ...input, ...cursor }),
    refetchInterval: 15_000,
  });
  return (
    <PagedView
      query={payments}
      empty={
        <EmptyState icon={ReceiptText} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      }
    >
      {(items) => <PaymentTable items={items} base={base} />}
    </PagedView>
  );
}

function PaymentTable({ items, base }: { items: readonly PaymentSummary[]; base: string }) {
  const t = useTranslations("merchant.payments");
  const words = useTranslations("words");
  const methodOf = (payment: PaymentSummary) =>
    payment.term === null || payment.bearer === null
      ? words(`method.${payment.method}`)
      : `${words(`method.${payment.method}`)} · ${words("terms", { term: payment.term })} · ${words(`bearerShort.${payment.bearer}`)}`;
  const columns: Column<PaymentSummary>[] = [
    {
      id: "order",
      header: t("order"),
      cell: (payment) => <span className="figures">{payment.orderNumber}</span>,
      text: (payment) => payment.orderNumber,
    },
    {
      id: "at",
      header: t("at"),
      cell: (payment) => <RelativeDate at={payment.createdAt} />,
      text: (payment) => payment.createdAt,
    },
    {
      id: "status",
      header: t("status"),
      cell: (payment) => <PaymentStatusBadge status={payment.status} />,
      text: (payment) => payment.status,
    },
    { id: "method", header: t("method"), cell: methodOf, text: methodOf },
    {
      id: "amount",
      header: t("amount"),
      numeric: true,
      cell: (payment) => <Money fen={payment.amountFen} />,
      text: (payment) => yuanOf(payment.amountFen),
    },
    {
      id: "fees",
      header: t("fees"),
      numeric: true,
      cell: (payment) => <Money fen={payment.sellerFeeFen + payment.acquiringFeeFen} />,
      text: (payment) => yuanOf(payment.sellerFeeFen + payment.acquiringFeeFen),
    },
    {
      id: "net",
      header: t("net"),
      numeric: true,
      cell: (payment) => <Money fen={payment.sellerNetFen} className="font-medium" />,
      text: (payment) => yuanOf(payment.sellerNetFen),
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      keyOf={(payment) => payment.id}
      columns={columns}
      hrefOf={(payment) => `${base}/${payment.id}`}
      csvName="payments"
    />
  );
}

/** A spreadsheet's number, from digits alone. */
function yuanOf(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  return `${amountFen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
