import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { AmountParts } from "#server/domain/settlements/views.ts";

const PARTS = [
  "takenFen",
  "refundedFen",
  "instalmentFeeFen",
  "acquiringFeeFen",
  "serviceFeeFen",
  "adjustmentFen",
] as const satisfies (keyof AmountParts)[];

/** How a net amount comes about, from what was taken down. */
export function AmountList({ amounts }: { amounts: AmountParts }) {
  const t = useTranslations("console.settlements.parts");
  return (
    <DescriptionList
      dense
      items={[
        ...PARTS.map((part) => ({ term: t(part), value: <Amount fen={amounts[part]} /> })),
        { term: t("netFen"), value: <Amount fen={amounts.netFen} strong /> },
      ]}
    />
  );
}

function Amount({ fen, strong = false }: { fen: number; strong?: boolean }) {
  return (
    <span className="block text-end">
      <Money fen={fen} {...(strong && { className: "text-lg font-semibold" })} />
    </span>
  );
}
