import type { AnnualRate } from "#server/domain/contracts/annual-rate.ts";

/** Fixed point of a monthly growth 1 + x: a multiple of 24 million, so that halves of a ppm, and a twelfth of it, are whole. */
const ONE = 24n * 10n ** 18n;
const MILLION = 1_000_000n;
const MONTHS = 12n;
const ONE_YEAR = ONE ** MONTHS;

/**
 * Whether all three figures are the root of the schedule rounded to the ppm, proven in whole numbers: the present
 * value is at least the amount half a ppm below each figure and at most the amount half a ppm above.
 */
export function isExactRate(amountFen: number, payments: readonly number[], rate: AnnualRate): boolean {
  const amount = BigInt(amountFen);
  const exact = payments.map(BigInt);
  if (exact.reduce((sum, payment) => sum + payment, 0n) <= amount) {
    return rate.monthlyIrrPpm === 0 && rate.nominalPpm === 0 && rate.effectivePpm === 0;
  }
  const half = ONE / (2n * MILLION);
  const [monthly, nominal, effective] = [
    2n * BigInt(rate.monthlyIrrPpm),
    2n * BigInt(rate.nominalPpm),
    2n * BigInt(rate.effectivePpm),
  ];
  const [, , lowest] = inOrder([
    ONE + half * (monthly - 1n),
    ONE + (half / MONTHS) * (nominal - 1n),
    monthlyGrowthOf(effective - 1n) + 1n,
  ]);
  const [highest] = inOrder([
    ONE + half * (monthly + 1n),
    ONE + (half / MONTHS) * (nominal + 1n),
    monthlyGrowthOf(effective + 1n),
  ]);
  return surplusAt(lowest, amount, exact) >= 0n && surplusAt(highest, amount, exact) <= 0n;
}

/** What is over when the amount grows by `growth` a month and every payment is taken off when due, sign turned. */
function surplusAt(growth: bigint, amount: bigint, payments: readonly bigint[]): bigint {
  let owed = -amount;
  let scale = 1n;
  for (const payment of payments) {
    scale *= ONE;
    owed = owed * growth + payment * scale;
  }
  return owed;
}

const known = new Map<bigint, bigint>();

/** Twelfth root, rounded down, of one plus so many halves of a ppm. */
function monthlyGrowthOf(halfPpm: bigint): bigint {
  const found = known.get(halfPpm) ?? twelfthRoot(ONE_YEAR + (ONE_YEAR * halfPpm) / (2n * MILLION));
  known.set(halfPpm, found);
  return found;
}

function twelfthRoot(value: bigint): bigint {
  // Newton from above descends to the root rounded down.
  let root = ONE << 20n;
  for (;;) {
    const next = ((MONTHS - 1n) * root + value / root ** (MONTHS - 1n)) / MONTHS;
    if (next >= root) return root;
    root = next;
  }
}

function inOrder(values: [bigint, bigint, bigint]): [bigint, bigint, bigint] {
  return values.sort((a, b) => (a < b ? -1 : 1));
}
