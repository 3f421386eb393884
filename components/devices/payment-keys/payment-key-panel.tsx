"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate, useInstantText } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { PaymentKeyStatus } from "#server/domain/devices/payment-keys/status.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { PaymentKeyActs } from "./payment-key-acts.tsx";
import { RecordInjectionButton } from "./record-injection-button.tsx";

const TONES: Partial<Record<PaymentKeyStatus, BadgeTone>> = {
  injected: "warn",
  in_use: "accent",
  compromised: "danger",
};

/** Which payment keys are in a device, by reference and check value, and who vouches for them. */
export function PaymentKeyPanel({ device }: { device: DeviceView }) {
  const may = usePermissions();
  return may("payment_key:read") ? <Keys device={device} /> : null;
}

function Keys({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices.keys");
  const may = usePermissions();
  const trpc = useTRPC();
  const instantText = useInstantText();
  const keys = useQuery(trpc.devices.paymentKeys.queryOptions({ deviceId: device.id }));
  const items = keys.data ?? [];
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
      cell: ({ status, since }) => (
        <span className="grid justify-items-start gap-1">
          <Badge tone={TONES[status] ?? "neutral"}>{t(`statuses.${status}`)}</Badge>
          <RelativeDate at={since} />
        </span>
      ),
      text: ({ status, since }) => `${status} ${instantText(since)}`,
    },
    ...(items.some(({ acts }) => acts.length > 0)
      ? [{ id: "acts", header: t("acts"), cell: (key: PaymentKeyView) => <PaymentKeyActs held={key} /> }]
      : []),
  ];
  return (
    <Panel title={t("title")} actions={may("payment_key:write") && <RecordInjectionButton device={device} />}>
      <p className="mb-3 text-sm text-ink-soft">{items.length === 0 ? t("none") : t("lead")}</p>
      {items.length > 0 && (
        <DataTable
          label={t("title")}
          items={items}
          keyOf={(key) => key.id}
          columns={columns}
          csvName={`keys-${device.serialNumber}`}
        />
      )}
    </Panel>
  );
}
