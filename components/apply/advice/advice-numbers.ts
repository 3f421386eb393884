import type { AdviceInput } from "#server/domain/applications/advice.ts";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import type { MerchantKind } from "#server/domain/merchants/kinds.ts";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";

/** The applicant's numbers as they stand in the fields. */
export interface AdviceNumbers {
  premises: AdviceInput["premises"];
  accountType: AdviceInput["accountType"];
  /** As typed, in yuan. */
  monthly: string;
  cardSharePercent: number;
}

/** A small shop: ¥20,000 a month, a third of it by card. */
export const FIRST_NUMBERS: AdviceNumbers = {
  premises: "counter",
  accountType: undefined,
  monthly: "20000",
  cardSharePercent: 30,
};

/** Null while the monthly volume is no amount. */
export function adviceInputOf(kind: MerchantKind, numbers: AdviceNumbers): AdviceInput | null {
  const { premises, accountType, cardSharePercent } = numbers;
  const monthlyVolumeFen = parseYuan(numbers.monthly);
  if (monthlyVolumeFen === null || monthlyVolumeFen < 1 || monthlyVolumeFen > MAX_AMOUNT_FEN) return null;
  return {
    kind,
    premises,
    monthlyVolumeFen,
    cardSharePercent,
    ...(accountType !== undefined && { accountType }),
  };
}
