import { useTranslations } from "next-intl";
import { Barcode } from "#components/ui/barcode.tsx";
import type { ParcelLabel } from "#server/domain/shipments/label.ts";

const STEPS = ["scan", "sign", "code", "enter", "pay"] as const;
const TROUBLES = ["wrong", "late", "offline"] as const;

/**
 * What lies in the parcel: how to activate, step by step, and what to do when it fails. The activation code itself is
 * not on it: whoever steals the parcel would have it.
 */
export function Leaflet({ label, activateAt }: { label: ParcelLabel; activateAt: string }) {
  const t = useTranslations("console.shipments.leaflet");
  return (
    <article className="sheet-leaflet grid content-start gap-4 border border-line bg-surface p-6 text-ink">
      <h2 className="text-xl">{t("title", { shop: label.merchantName })}</h2>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-4">
        <ol className="grid list-decimal gap-2 pl-5">
          {STEPS.map((step) => (
            <li key={step}>{t(`steps.${step}`)}</li>
          ))}
        </ol>
        <Barcode text={activateAt} kind="qrcode" label={activateAt} className="size-32" />
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-soft">{t("model")}</dt>
        <dd>
          {label.modelName} ({label.modelCode})
        </dd>
        <dt className="text-ink-soft">{t("serial")}</dt>
        <dd className="figures">{label.serialNumber}</dd>
        <dt className="text-ink-soft">{t("number")}</dt>
        <dd className="figures">{label.terminalNumber ?? "–"}</dd>
      </dl>
      <section>
        <h3 className="text-base">{t("troubleTitle")}</h3>
        <ul className="mt-1 grid gap-1 text-sm">
          {TROUBLES.map((trouble) => (
            <li key={trouble}>{t(`trouble.${trouble}`)}</li>
          ))}
        </ul>
      </section>
      <p className="figures text-xs break-all text-ink-soft">{activateAt}</p>
    </article>
  );
}
