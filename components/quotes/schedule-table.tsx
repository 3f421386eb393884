import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "#components/ui/money/money.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";

const FOLDED = "max-sm:hidden";

type Instalment = QuoteTerms["schedule"][number];

interface ScheduleTableProps<Row extends Instalment> {
  label: string;
  instalments: readonly Row[];
  /** What else is known of each instalment, in a last column. */
  extra?: { header: string; cell: (instalment: Row) => ReactNode };
}

/** Every repayment with its date and parts, and what they come to. */
export function ScheduleTable<Row extends Instalment>({
  label,
  instalments,
  extra,
}: ScheduleTableProps<Row>) {
  const t = useTranslations("fees");
  // A phone has no room for a sixth column: principal and fee stand below their sum there.
  const wide = extra === undefined ? undefined : FOLDED;
  const sum = (part: "principalFen" | "feeFen" | "paymentFen") =>
    instalments.reduce((total, instalment) => total + instalment[part], 0);
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <Th>{t("period")}</Th>
          <Th>{t("dueOn")}</Th>
          <Th numeric className={wide}>
            {t("principal")}
          </Th>
          <Th numeric className={wide}>
            {t("fee")}
          </Th>
          <Th numeric>
            {t("payment")}
            {extra !== undefined && (
              <span className="block sm:hidden">
                {t("principal")}
                <br />+ {t("fee")}
              </span>
            )}
          </Th>
          {extra !== undefined && <Th>{extra.header}</Th>}
        </tr>
      </thead>
      <tbody>
        {instalments.map((instalment) => (
          <Tr key={instalment.period}>
            <Td className="figures">{instalment.period}</Td>
            <Td className="figures whitespace-nowrap">{instalment.dueOn}</Td>
            <Parts of={instalment} folded={extra !== undefined} />
            {extra !== undefined && <Td>{extra.cell(instalment)}</Td>}
          </Tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <Td colSpan={2}>{t("total")}</Td>
          <Parts
            folded={extra !== undefined}
            of={{
              principalFen: sum("principalFen"),
              feeFen: sum("feeFen"),
              paymentFen: sum("paymentFen"),
            }}
          />
          {extra !== undefined && <Td />}
        </tr>
      </tfoot>
    </Table>
  );
}

interface PartsProps {
  of: Pick<Instalment, "principalFen" | "feeFen" | "paymentFen">;
  folded: boolean;
}

function Parts({ of: parts, folded }: PartsProps) {
  const wide = folded ? FOLDED : undefined;
  return (
    <>
      <Td numeric className={wide}>
        <Money fen={parts.principalFen} />
      </Td>
      <Td numeric className={wide}>
        <Money fen={parts.feeFen} />
      </Td>
      <Td numeric>
        <Money fen={parts.paymentFen} />
        {folded && (
          <span className="block text-ink-soft sm:hidden">
            <Money fen={parts.principalFen} />
            <br />+ <Money fen={parts.feeFen} />
          </span>
        )}
      </Td>
    </>
  );
}
