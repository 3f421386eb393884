import { useTranslations } from "next-intl";
import { Barcode } from "#components/ui/barcode.tsx";
import type { ParcelLabel } from "#server/domain/shipments/label.ts";

/** What sticks on the parcel: to whom, which serial is in it, and the carrier's number once there is one. */
export function ParcelLabelSheet({ label }: { label: ParcelLabel }) {
  const t = useTranslations("console.shipments.print");
  const words = useTranslations("words");
  const { recipient, serialNumber, carrier, trackingNumber } = label;
  return (
    <article className="sheet-label grid content-start gap-3 border border-line bg-surface p-4 text-ink">
      <p className="text-xs text-ink-soft">{t("to")}</p>
      <p className="text-lg leading-snug">
        <strong>{recipient.name}</strong> <span className="figures">{recipient.mobile}</span>
        <br />
        {recipient.address}
      </p>
      <p className="text-sm">{label.merchantName}</p>
      <hr className="border-line" />
      <p className="text-sm">
        {label.modelName} ({label.modelCode})
      </p>
      <Barcode text={serialNumber} kind="code128" label={serialNumber} className="h-14 max-w-full" />
      <p className="figures text-sm">SN {serialNumber}</p>
      {carrier !== null && trackingNumber !== null && (
        <>
          <Barcode text={trackingNumber} kind="code128" label={trackingNumber} className="h-14 max-w-full" />
          <p className="figures text-sm">
            {words(`carrier.${carrier}`)} {trackingNumber}
          </p>
        </>
      )}
    </article>
  );
}
