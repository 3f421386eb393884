import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { ShipmentView } from "#server/domain/shipments/views.ts";

/** Where the carrier says a parcel is, or what about it somebody has to look at. */
export function TrackingBadge({ shipment }: { shipment: Pick<ShipmentView, "attention" | "trackedState"> }) {
  const words = useTranslations("words");
  const { attention, trackedState } = shipment;
  if (attention !== null) return <Badge tone="warn">{words(`attention.${attention}`)}</Badge>;
  if (trackedState === null) return null;
  return <Badge tone="neutral">{words(`trackedState.${trackedState}`)}</Badge>;
}
