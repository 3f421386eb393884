import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { QuoteTerms } from "#server/domain/fees/quote-view.ts";

export function ScheduleTable({
  quote,
}: {
  quote: Pick<QuoteTerms, "schedule" | "amountFen" | "buyerFeeFen">;
}) {
  const t = useTranslations("fees");
  return (
    <Table label={t("payment")}>
      <thead>
        <tr>
          <Th>{t("period")}</Th>
          <Th>{t("dueOn")}</Th>
          <Th numeric>{t("principal")}</Th>
          <Th numeric>{t("fee")}</Th>
          <Th numeric>{t("payment")}</Th>
        </tr>
      </thead>
      <tbody>
        {quote.schedule.map((instalment) => (
          <Tr key={instalment.period}>
            <Td className="figures">{instalment.period}</Td>
            <Td className="figures whitespace-nowrap">{instalment.dueOn}</Td>
            <Td numeric>
              <Money fen={instalment.principalFen} />
            </Td>
            <Td numeric>
              <Money fen={instalment.feeFen} />
            </Td>
            <Td numeric>
              <Money fen={instalment.paymentFen} />
            </Td>
          </Tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <Td colSpan={2}>{t("total")}</Td>
          <Td numeric>
            <Money fen={quote.amountFen} />
          </Td>
          <Td numeric>
            <Money fen={quote.buyerFeeFen} />
          </Td>
          <Td numeric>
            <Money fen={quote.amountFen + quote.buyerFeeFen} />
          </Td>
        </tr>
      </tfoot>
    </Table>
  );
}
