"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useAuditWords } from "#components/audit/use-audit-words.ts";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { DeviceHistory } from "#server/domain/audit/views.ts";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { DeviceActions } from "./device-actions.tsx";
import { PaymentKeyPanel } from "./payment-keys/payment-key-panel.tsx";

/** One serial: where it is, whose it is, and everything that became of it. */
export function DeviceScreen({ deviceId }: { deviceId: string }) {
  const t = useTranslations("console.devices");
  const trpc = useTRPC();
  const may = usePermissions();
  const device = useQuery(trpc.devices.get.queryOptions({ deviceId }));
  const history = useQuery(trpc.devices.history.queryOptions({ deviceId }));
  return (
    <ConsolePage
      title={device.data?.serialNumber ?? t("title")}
      lead={<CopyableId value={deviceId} />}
      actions={device.data !== undefined && may("device:write") && <DeviceActions device={device.data} />}
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <QueryView query={device}>{(data) => <Facts device={data} />}</QueryView>
        <Panel title={t("history")}>
          <QueryView query={history}>{(rows) => <Life rows={rows} />}</QueryView>
        </Panel>
        {device.data !== undefined && (
          <div className="xl:col-span-2">
            <PaymentKeyPanel device={device.data} />
          </div>
        )}
      </div>
    </ConsolePage>
  );
}

function Facts({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices");
  const words = useTranslations("words.deviceStatus");
  const warehouses = useTranslations("console.warehouses");
  const nameOf = useModelName();
  const terminal = device.terminalId !== null && (
    <Link href={`/console/terminals/${device.terminalId}`} className="underline">
      {t("itsTerminal")}
    </Link>
  );
  const merchant = device.merchantId !== null && (
    <Link href={`/console/merchants/${device.merchantId}`} className="underline">
      {device.merchantName}
    </Link>
  );
  return (
    <Panel>
      <DescriptionList
        dense
        items={[
          { term: t("status"), value: words(device.status) },
          { term: t("serialNumber"), value: <CopyableId value={device.serialNumber} /> },
          { term: t("model"), value: `${nameOf(device)} (${device.modelCode})` },
          { term: t("merchant"), value: merchant || "–" },
          { term: t("terminal"), value: terminal || "–" },
          { term: warehouses("warehouse"), value: device.warehouseName ?? "–" },
          { term: t("received"), value: <RelativeDate at={device.receivedAt} /> },
        ]}
      />
    </Panel>
  );
}

function Life({ rows }: { rows: DeviceHistory }) {
  const t = useTranslations("console.devices");
  const { actionOf, actorOf } = useAuditWords();
  return (
    <ol className="grid">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-0.5 border-b border-line py-2 last:border-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{actionOf(row.action)}</span>
            <span className="text-sm text-ink-soft">
              <RelativeDate at={row.at} /> · {actorOf(row)}
            </span>
          </span>
          {row.merchantName !== null && (
            <span className="text-sm">{t("for", { name: row.merchantName })}</span>
          )}
          {row.parcel !== null && <span className="figures text-sm">{row.parcel}</span>}
          {row.key !== null && <span className="font-mono text-xs break-all">{row.key}</span>}
          {row.reason !== null && <span className="text-sm text-ink-soft">{row.reason}</span>}
        </li>
      ))}
    </ol>
  );
}
