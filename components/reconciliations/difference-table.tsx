"use client";

import { useTranslations } from "next-intl";
import type { PagedItems } from "#components/query/paged-items.ts";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { Fen } from "#server/domain/money/fen.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";
import { DifferenceActs } from "./difference-acts.tsx";

export function DifferenceTable({ items, loadAll }: PagedItems<DifferenceView>) {
  const t = useTranslations("console.reconciliations");
  const words = useTranslations("words");
  const amount = (name: "oursFen" | "theirsFen", header: string): Column<DifferenceView> => ({
    id: name,
    header,
    numeric: true,
    cell: (one) => <Amount fen={one[name]} />,
    text: (one) => (one[name] === null ? null : formatFen(one[name])),
  });
  const columns: Column<DifferenceView>[] = [
    {
      id: "class",
      header: t("class"),
      cell: (one) => (
        <span className="grid justify-items-start">
          <Badge tone="warn">{words(`differenceClass.${one.class}`)}</Badge>
          <span className="text-xs text-ink-soft">{t(`explanation.${one.explanation}`)}</span>
        </span>
      ),
      text: (one) => words(`differenceClass.${one.class}`),
    },
    {
      id: "about",
      header: t("about"),
      cell: (one) => <About difference={one} />,
      text: (one) => one.paymentId ?? one.gatewayId,
    },
    amount("oursFen", t("ours")),
    amount("theirsFen", t("theirs")),
    {
      id: "status",
      header: t("status"),
      cell: (one) => <Standing difference={one} />,
      text: (one) => words(`differenceStatus.${one.status}`),
    },
    {
      id: "due",
      header: t("dueAt"),
      cell: (one) => (
        <span className={one.isOverdue ? "text-danger" : undefined}>
          <RelativeDate at={one.dueAt} />
        </span>
      ),
      text: (one) => one.dueAt,
    },
    { id: "acts", header: t("acts"), cell: (one) => <DifferenceActs difference={one} />, text: () => null },
  ];
  return (
    <DataTable
      label={t("differences")}
      items={items}
      loadAll={loadAll}
      keyOf={(one) => one.id}
      columns={columns}
      csvName="differences"
    />
  );
}

function Amount({ fen }: { fen: Fen | null }) {
  return fen === null ? "–" : <Money fen={fen} />;
}

function About({
  difference: { movement, merchantName, paymentId, gatewayId },
}: {
  difference: DifferenceView;
}) {
  const t = useTranslations("console.reconciliations");
  return (
    <span className="grid justify-items-start">
      <span>
        {t(`movement.${movement}`)}
        {merchantName !== null && ` · ${merchantName}`}
      </span>
      {paymentId !== null && (
        <Link
          href={`/console/payments/${paymentId}`}
          className="text-accent-strong underline-offset-4 hover:underline"
        >
          {paymentId}
        </Link>
      )}
      {paymentId === null && gatewayId !== null && <CopyableId value={gatewayId} shorten />}
    </span>
  );
}

function Standing({ difference }: { difference: DifferenceView }) {
  const words = useTranslations("words");
  const { status, ownerName, resolution, reason } = difference;
  return (
    <span className="grid justify-items-start">
      <Badge tone={status === "resolved" ? "neutral" : "accent"}>{words(`differenceStatus.${status}`)}</Badge>
      <span className="text-xs text-ink-soft">
        {resolution === null ? ownerName : words(`differenceResolution.${resolution}`)}
      </span>
      {reason !== null && <span className="max-w-60 text-xs break-words">{reason}</span>}
    </span>
  );
}
