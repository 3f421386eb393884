"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { OwnParcel } from "#server/domain/shipments/views.ts";
import { ParcelWay } from "./parcel-way.tsx";
import { TrackingBadge } from "./tracking-badge.tsx";

/** So long after its arrival a parcel is still of interest. */
const NEWS_DAYS = 14;
/** And a lost one after it left; another has been sent by then. */
const LOSS_DAYS = 30;

/** Whoever waits for many would not see their takings for parcels. */
const SHOWN = 2;

/** When a parcel moved last; one that lies here has not. */
const movedAt = ({ shippedAt, deliveredAt }: OwnParcel) => Date.parse(deliveredAt ?? shippedAt ?? "") || 0;

/** The parcels that a merchant waits for, what moved last first, each with its way; nothing when there is none. */
export function OwnParcels({ merchantId }: { merchantId: string }) {
  const t = useTranslations("words.ownParcel");
  const trpc = useTRPC();
  const parcels = useQuery(trpc.shipments.mine.queryOptions({ merchantId }, { refetchInterval: 30_000 }));
  const awaited = (parcels.data ?? [])
    .filter((parcel) => isNews(parcel, Date.now()))
    .toSorted((a, b) => movedAt(b) - movedAt(a));
  const rest = awaited.slice(SHOWN);
  return (
    <>
      {awaited.slice(0, SHOWN).map((parcel) => (
        <OneParcel key={parcel.id} parcel={parcel} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-accent">
            {t("more", { count: rest.length })}
          </summary>
          <div className="mt-2 grid grid-cols-1 gap-4">
            {rest.map((parcel) => (
              <OneParcel key={parcel.id} parcel={parcel} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function isNews({ status, shippedAt, deliveredAt }: OwnParcel, now: number): boolean {
  if (status === "canceled" || status === "returned") return false;
  const [at, days] = status === "lost" ? [shippedAt, LOSS_DAYS] : [deliveredAt, NEWS_DAYS];
  return at === null || now - Date.parse(at) < days * DAY_MS;
}

function OneParcel({ parcel }: { parcel: OwnParcel }) {
  const t = useTranslations("words.ownParcel");
  const words = useTranslations("words.carrier");
  const nameOf = useModelName();
  const { status, carrier, trackingNumber, traces } = parcel;
  if (status === "canceled" || status === "returned") return null;
  const [newest] = traces;
  return (
    <Panel
      title={`${t("title")} · ${nameOf(parcel)}`}
      actions={status !== "delivered" && <TrackingBadge shipment={{ ...parcel, attention: null }} />}
    >
      <p>{t(`status.${status}`)}</p>
      {carrier !== null && trackingNumber !== null && (
        <p className="mt-2 text-sm text-ink-soft">
          {t("tracking", { carrier: words(carrier) })} <CopyableId value={trackingNumber} />
        </p>
      )}
      {newest !== undefined && (
        <details className="mt-3" open={status === "shipped"}>
          <summary className="min-h-11 cursor-pointer py-2 text-accent">{t("way")}</summary>
          <ParcelWay traces={traces} />
        </details>
      )}
      {newest === undefined && status === "shipped" && (
        <p className="mt-2 text-sm text-ink-soft">{t("noWay")}</p>
      )}
    </Panel>
  );
}
