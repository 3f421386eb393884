import { invariant } from "../errors.ts";
import type { Fen } from "../money/fen.ts";
import { shareHalfEven } from "../money/half-even.ts";

/** Which repayments a refund makes smaller: the last ones first, or all alike. */
export type ReductionPolicy = "last_first" | "proportional";

interface PolicyFrom {
  /** Asia/Shanghai day of purchase from which it holds. */
  from: string;
  policy: ReductionPolicy;
}

/** What the channel does with a contract that is refunded in part, newest first; unsure, so it is data (domain.md §2). */
const REDUCTION_POLICIES: readonly PolicyFrom[] = [{ from: "2000-01-01", policy: "last_first" }];

export function reductionPolicyOn(day: string): ReductionPolicy {
  const known = REDUCTION_POLICIES.find(({ from }) => from <= day);
  invariant(known !== undefined, "some policy holds on every day");
  return known.policy;
}

/**
 * By how much each principal still owed shrinks when `refundedFen` of them is given back; what exceeds them all is paid
 * out to the payer instead. In any pieces, refunds reduce by what one refund of their sum would.
 */
export function reductionsOf(owedFen: readonly Fen[], refundedFen: Fen, policy: ReductionPolicy): Fen[] {
  const total = owedFen.reduce((sum, fen) => sum + fen, 0);
  const given = Math.min(refundedFen, total);
  return policy === "proportional" ? alike(owedFen, given, total) : lastFirst(owedFen, given);
}

function lastFirst(owedFen: readonly Fen[], givenFen: Fen): Fen[] {
  let left = givenFen;
  return owedFen
    .toReversed()
    .map((owed) => {
      const taken = Math.min(owed, left);
      left -= taken;
      return taken;
    })
    .toReversed();
}

/** Differences of running totals, so that the shares add up to the fen. */
function alike(owedFen: readonly Fen[], givenFen: Fen, total: Fen): Fen[] {
  let owedSoFar = 0;
  let givenSoFar = 0;
  return owedFen.map((owed) => {
    owedSoFar += owed;
    const until = total === 0 ? 0 : shareHalfEven(givenFen, { part: owedSoFar, of: total });
    const taken = until - givenSoFar;
    givenSoFar = until;
    return taken;
  });
}
