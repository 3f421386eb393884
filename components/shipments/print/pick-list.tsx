import { useTranslations } from "next-intl";
import { Barcode } from "#components/ui/barcode.tsx";
import type { ParcelLabel } from "#server/domain/shipments/label.ts";

/** What to fetch from the shelves, model by model, with a box to tick and a code to scan. */
export function PickList({ labels }: { labels: readonly ParcelLabel[] }) {
  const t = useTranslations("console.shipments.print");
  return (
    <article className="sheet-list border border-line bg-surface p-6 text-ink">
      <h2 className="mb-3 text-lg">{t("pickTitle", { count: labels.length })}</h2>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-ink-soft">
            <th className="py-1 pr-3 font-normal">{t("done")}</th>
            <th className="py-1 pr-3 font-normal">{t("model")}</th>
            <th className="py-1 pr-3 font-normal">{t("serial")}</th>
            <th className="py-1 pr-3 font-normal">{t("warehouse")}</th>
            <th className="py-1 font-normal">{t("shop")}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map(({ shipmentId, modelCode, modelName, serialNumber, warehouseName, merchantName }) => (
            <tr key={shipmentId} className="break-inside-avoid border-t border-line align-top">
              <td className="py-2 pr-3">
                <span aria-hidden className="inline-block size-4 border border-ink" />
              </td>
              <td className="py-2 pr-3">
                {modelName}
                <br />
                <span className="text-ink-soft">{modelCode}</span>
              </td>
              <td className="py-2 pr-3">
                <Barcode text={serialNumber} kind="code128" label={serialNumber} className="h-8 max-w-full" />
                <span className="figures">{serialNumber}</span>
              </td>
              <td className="py-2 pr-3">{warehouseName ?? "–"}</td>
              <td className="py-2">{merchantName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
