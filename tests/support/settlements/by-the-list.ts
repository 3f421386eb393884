import { DEFAULT_RATE_CARD } from "#server/domain/rates/default-rate-card.ts";

/** What an order is priced by. */
export interface Listed {
  fen: number;
  method: string;
  term?: number | null;
  bearer?: string | null;
  /** Of a bank card. */
  isDebit?: boolean;
}

/** A share in ppm, half-even, in whole numbers of any size: the rule of domain.md §2 once more. */
function shareOf(fen: number, ppm: number): number {
  const millionths = BigInt(fen) * BigInt(ppm);
  const [down, rest] = [millionths / 1_000_000n, millionths % 1_000_000n];
  return Number(rest > 500_000n || (rest === 500_000n && down % 2n === 1n) ? down + 1n : down);
}

/** What an order costs its merchant by the list of the rate card alone, computed apart from the portal. */
export function feesByTheList(order: Listed): { instalmentFen: number; acquiringFen: number } {
  const method = DEFAULT_RATE_CARD.methods.find((one) => one.kind === order.method);
  const plan = DEFAULT_RATE_CARD.plans.find((one) => one.term === order.term && one.bearer === order.bearer);
  const sellers = order.bearer === "seller" && plan ? Number(plan.ratePpm) : 0;
  const debit = order.isDebit === true && method !== undefined && "debit" in method ? method.debit : null;
  const inFull = shareOf(order.fen, Number(debit?.ratePpm ?? method?.ratePpm));
  return {
    instalmentFen: shareOf(order.fen, sellers),
    acquiringFen: debit == null ? inFull : Math.min(inFull, Number(debit.capFen)),
  };
}
