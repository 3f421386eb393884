import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { Money } from "#components/ui/money/money.tsx";
import type { AmountParts } from "#server/domain/settlements/views.ts";

/** The parts of a net amount, in the order in which they are taken off. */
const PARTS = [
  { key: "takenFen", part: "taken" },
  { key: "refundedFen", part: "refunded" },
  { key: "instalmentFeeFen", part: "instalment_fee" },
  { key: "acquiringFeeFen", part: "acquiring_fee" },
  { key: "serviceFeeFen", part: "service_fee" },
  { key: "adjustmentFen", part: "adjustment" },
] as const;
export type Part = (typeof PARTS)[number]["part"];

interface AmountPartsListProps {
  amounts: AmountParts;
  /** Opens what a part is made of. */
  onExplain?: (part: Part) => void;
  /** As close as the desk's tables. */
  dense?: boolean;
}

/** Taken − refunded − fees = net, a line each; what is nothing has none, but for what was taken. */
export function AmountPartsList({ amounts, onExplain, dense = false }: AmountPartsListProps) {
  const t = useTranslations("words.amountParts");
  const shown = PARTS.filter(({ key }) => key === "takenFen" || amounts[key] !== 0);
  const line = cx("flex items-center justify-between gap-4", dense ? "min-h-8" : "min-h-11");
  return (
    <dl className="grid gap-1">
      {shown.map(({ key, part }) => (
        <div key={key} className={line}>
          <dt className="text-sm text-ink-soft">{t(part)}</dt>
          <dd className="flex items-center gap-2">
            <Money fen={amounts[key]} />
            {onExplain !== undefined && (
              <button
                type="button"
                aria-label={t("why", { part: t(part) })}
                onClick={() => onExplain(part)}
                className="inline-flex size-11 items-center justify-center rounded-md hover:bg-sunken sm:size-8"
              >
                <ChevronRight aria-hidden className="size-4" />
              </button>
            )}
          </dd>
        </div>
      ))}
      <div className={cx(line, "border-t border-line font-semibold")}>
        <dt>{t("net")}</dt>
        <dd className={onExplain === undefined ? undefined : "pe-13 sm:pe-10"}>
          <Money fen={amounts.netFen} />
        </dd>
      </div>
    </dl>
  );
}
