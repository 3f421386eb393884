import { useTranslations } from "next-intl";

/** Why a payout failed, in the reader's words; what the bank said where there are none for it. */
export function usePayoutFailure(): (reason: string) => string {
  const failures = useTranslations("words.payoutFailure");
  return (reason) => (failures.has(reason as "refused") ? failures(reason as "refused") : reason);
}
