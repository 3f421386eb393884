import { useTranslations } from "next-intl";
import { useDayName } from "#components/ui/use-day-name.ts";
import type { SettlementView } from "#server/domain/settlements/views.ts";
import { usePayoutFailure } from "./use-payout-failure.ts";

/** When a settlement came or comes, or why it does not, in a sentence. */
export function useSettlementSentence(): (
  settlement: Pick<SettlementView, "status" | "settlesOn" | "heldFor" | "failureReason">,
) => string {
  const t = useTranslations("merchant.money.sentence");
  const failureOf = usePayoutFailure();
  const dayName = useDayName();
  return ({ status, settlesOn, heldFor, failureReason }) => {
    const day = dayName(settlesOn);
    if (status === "held") return t(heldFor === "no_account" ? "noAccount" : "held");
    if (status !== "failed") return t(status, { day });
    return t("failed", { why: failureReason === null ? "–" : failureOf(failureReason) });
  };
}
