import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { ContractView } from "#server/domain/contracts/views.ts";

/** How a contract stands, and how it was repaid once nothing of it is owed. */
export function ContractBadge({ contract }: { contract: Pick<ContractView, "status" | "settledHow"> }) {
  const words = useTranslations("words");
  const { status, settledHow } = contract;
  const isSettled = status === "settled" && settledHow !== null;
  return (
    <Badge tone={status === "overdue" ? "danger" : status === "settled" ? "accent" : "neutral"}>
      {isSettled ? words(`settledHow.${settledHow}`) : words(`contractStatus.${status}`)}
    </Badge>
  );
}
