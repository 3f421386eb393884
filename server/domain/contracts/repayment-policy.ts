import { invariant } from "../errors.ts";
import { type Fen, feeOf, type Ppm } from "../money/fen.ts";

/** What the channel does with a payer who repays late or before it is due. */
export interface RepaymentPolicy {
  /** Asia/Shanghai day of purchase from which it holds. */
  from: string;
  /** Taken of what is overdue for every day after the due date. */
  lateFeePpmPerDay: Ppm;
  /** Days before the due date on which the payer is reminded. */
  remindedDaysBefore: number;
  /** What becomes of the fees of instalments that are repaid before they are due. */
  feeOfEarly: "due" | "waived";
}

/**
 * Huabei's published terms, newest first: half of a thousandth for each day late, and fees that stay due when all is
 * repaid early. Unsure for other channels, so it is data (domain.md §2).
 */
const POLICIES: readonly RepaymentPolicy[] = [
  { from: "2000-01-01", lateFeePpmPerDay: 500, remindedDaysBefore: 3, feeOfEarly: "due" },
];

export function repaymentPolicyOn(day: string): RepaymentPolicy {
  const known = POLICIES.find(({ from }) => from <= day);
  invariant(known !== undefined, "some policy holds on every day");
  return known;
}

/** What one more day adds to the debt of an overdue instalment, rounded half-even as every fee is. */
export function lateFeeOfDay(overdueFen: Fen, policy: Pick<RepaymentPolicy, "lateFeePpmPerDay">): Fen {
  return feeOf(overdueFen, policy.lateFeePpmPerDay);
}
