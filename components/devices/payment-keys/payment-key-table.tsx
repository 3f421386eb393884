"use client";

import { useTranslations } from "next-intl";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { RelativeDate, useInstantText } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { PaymentKeyStatus } from "#server/domain/devices/payment-keys/status.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { PaymentKeyActs } from "./payment-key-acts.tsx";

const TONES: Partial<Record<PaymentKeyStatus, BadgeTone>> = {
  injected: "warn",
  in_use: "accent",
  compromised: "danger",
};

interface PaymentKeyTableProps {
  keys: readonly PaymentKeyView[];
  serialNumber: string;
  /** Where something is done about them, not only looked at. */
  withActs: boolean;
}

/** Keys by reference and check value, with who vouches for each. */
export function PaymentKeyTable({ keys, serialNumber, withActs }: PaymentKeyTableProps) {
  const t = useTranslations("console.devices.keys");
  const instantText = useInstantText();
  const columns: Column<PaymentKeyView>[] = [
    { id: "kind", header: t("kind"), cell: ({ kind }) => t(`kinds.${kind}`), text: ({ kind }) => kind },
    {
      id: "reference",
      header: t("reference"),
      cell: ({ reference }) => <span className="font-mono text-xs break-all">{reference}</span>,
      text: ({ reference }) => reference,
    },
    {
      id: "check",
      header: t("checkValue"),
      cell: ({ checkValue, ksn }) => (
        <span className="grid font-mono text-xs">
          {checkValue ?? "–"}
          {ksn !== null && <span className="text-ink-soft">{ksn}</span>}
        </span>
      ),
      text: ({ checkValue, ksn }) => [checkValue, ksn].filter((part) => part !== null).join(" "),
    },
    {
      id: "custodians",
      header: t("custodians"),
      cell: ({ injectedBy, confirmedBy }) => [injectedBy, confirmedBy ?? "–"].join(" · "),
      text: ({ injectedBy, confirmedBy }) => [injectedBy, confirmedBy ?? ""].join(" · "),
    },
    {
      id: "status",
      header: t("status"),
      cell: ({ status, since, wait }) => (
        <span className="grid justify-items-start gap-1">
          <Badge tone={TONES[status] ?? "neutral"}>{t(`statuses.${status}`)}</Badge>
          {wait === null ? <RelativeDate at={since} /> : <WaitCell wait={wait} />}
        </span>
      ),
      text: ({ status, since }) => `${status} ${instantText(since)}`,
    },
    ...(withActs && keys.some(({ acts }) => acts.length > 0)
      ? [{ id: "acts", header: t("acts"), cell: (key: PaymentKeyView) => <PaymentKeyActs held={key} /> }]
      : []),
  ];
  return (
    <DataTable
      label={t("title")}
      items={keys}
      keyOf={(key) => key.id}
      columns={columns}
      csvName={`keys-${serialNumber}`}
    />
  );
}
