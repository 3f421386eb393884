"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { WaitCell } from "#components/console/wait-cell.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { ParcelFile } from "#server/domain/shipments/views.ts";
import { ParcelWay } from "./parcel-way.tsx";
import { ShipmentActions } from "./shipment-actions.tsx";

/** One parcel: to whom, where it is, what about it needs a look, and what can be done. */
export function ParcelScreen({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("console.shipments");
  const trpc = useTRPC();
  const may = usePermissions();
  const parcel = useQuery(trpc.shipments.get.queryOptions({ shipmentId }, { refetchInterval: 10_000 }));
  const file = parcel.data;
  return (
    <ConsolePage
      title={file === undefined ? t("title") : t("one", { serialNumber: file.serialNumber })}
      lead={<CopyableId value={shipmentId} />}
      actions={file !== undefined && may("shipment:write") && <ShipmentActions shipment={file} />}
    >
      <QueryView query={parcel}>
        {(data) => (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <div className="grid gap-4">
              <Attention parcel={data} />
              <Facts parcel={data} />
            </div>
            <Panel title={t("way")}>
              {data.traces.length === 0 ? (
                <p className="text-ink-soft">{t("wayEmpty")}</p>
              ) : (
                <ParcelWay traces={data.traces} />
              )}
            </Panel>
          </div>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Attention({ parcel: { attention } }: { parcel: ParcelFile }) {
  const t = useTranslations("console.shipments");
  const words = useTranslations("words.attention");
  if (attention === null) return null;
  return (
    <Alert tone="warn" title={words(attention)}>
      {t(`attentionText.${attention}`)}
    </Alert>
  );
}

function Facts({ parcel }: { parcel: ParcelFile }) {
  const t = useTranslations("console.shipments");
  const words = useTranslations("words");
  const wait = useTranslations("console.wait");
  const nameOf = useModelName();
  const { carrier, trackingNumber, recipient, merchantId, deviceId } = parcel;
  return (
    <Panel>
      <DescriptionList
        dense
        items={[
          { term: t("status"), value: <Badge>{words(`shipmentStatus.${parcel.status}`)}</Badge> },
          {
            term: t("merchant"),
            value: <Link href={`/console/merchants/${merchantId}`}>{parcel.merchantName}</Link>,
          },
          {
            term: t("device"),
            value: (
              <>
                {nameOf(parcel)} · <Link href={`/console/devices/${deviceId}`}>{parcel.serialNumber}</Link>
              </>
            ),
          },
          {
            term: t("recipient"),
            value: `${recipient.name} · ${recipient.mobile} · ${recipient.address}`,
          },
          {
            term: t("tracking"),
            value:
              carrier === null || trackingNumber === null ? (
                "–"
              ) : (
                <>
                  {words(`carrier.${carrier}`)} <CopyableId value={trackingNumber} />
                </>
              ),
          },
          { term: t("followed"), value: <Followed parcel={parcel} /> },
          { term: t("shippedAt"), value: <RelativeDate at={parcel.shippedAt} /> },
          { term: t("deliveredAt"), value: <RelativeDate at={parcel.deliveredAt} /> },
          { term: wait("title"), value: <WaitCell wait={parcel.wait} /> },
        ]}
      />
    </Panel>
  );
}

function Followed({ parcel: { followedAt, followFailure } }: { parcel: ParcelFile }) {
  const t = useTranslations("console.shipments");
  if (followedAt !== null) return <RelativeDate at={followedAt} />;
  return followFailure === null ? t("notYet") : t("notFollowed", { code: followFailure });
}
