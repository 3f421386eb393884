import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import type { Side } from "#server/domain/reconciliations/views.ts";

interface SidesTableProps {
  ours: Side;
  theirs: Side;
  matched: number;
}

/** What both sides say of the day, side by side. */
export function SidesTable({ ours, theirs, matched }: SidesTableProps) {
  const t = useTranslations("console.reconciliations");
  const rows = [
    { name: t("payments"), count: "payments", fen: "paidFen" },
    { name: t("refunds"), count: "refunds", fen: "refundedFen" },
  ] as const;
  return (
    <>
      <Table label={t("sides")} dense>
        <thead>
          <tr>
            <Th>{t("what")}</Th>
            <Th numeric>{t("ours")}</Th>
            <Th numeric>{t("theirs")}</Th>
            <Th numeric>{t("gap")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, fen }) => (
            <Tr key={count}>
              <Td>{name}</Td>
              <Td numeric>
                <Money fen={ours[fen]} /> <span className="text-ink-soft">({ours[count]})</span>
              </Td>
              <Td numeric>
                <Money fen={theirs[fen]} /> <span className="text-ink-soft">({theirs[count]})</span>
              </Td>
              <Td numeric>
                <Money fen={ours[fen] - theirs[fen]} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-3 text-sm text-ink-soft">{t("matchedText", { count: matched })}</p>
    </>
  );
}
