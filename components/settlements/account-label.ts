import { CHART_OF_ACCOUNTS, type LedgerAccount } from "#server/domain/ledger/chart.ts";

/** What an account of the ledger is called in the reader's language. */
export function accountLabel(code: LedgerAccount, locale: string): string {
  const row = CHART_OF_ACCOUNTS.find((account) => account.code === code);
  return row?.label[locale === "en" ? "en" : "zh-CN"] ?? code;
}
